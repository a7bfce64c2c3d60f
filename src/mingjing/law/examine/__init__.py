"""Judges a written scenario by the same procedures as a real case.

Owns the reading of the scenario file, a case state without rows, and the answer; asks the law
core; never a clock, a database or the office. What is in the power list is handed in.
"""

from mingjing.law.examine.items import PowerItem, power_items
from mingjing.law.examine.judging import examine
from mingjing.law.examine.values import ScenarioError

__all__ = ["PowerItem", "ScenarioError", "examine", "power_items"]
