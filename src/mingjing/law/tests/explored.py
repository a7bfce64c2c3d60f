"""The walks that several tests look at, each walked once."""

from functools import cache
from typing import Any

from mingjing.law.explore import Bearing, Sentence, Walk, bearings, walk
from mingjing.law.procedure import Procedure
from mingjing.law.shelf import PROCEDURES

NAMES = tuple(PROCEDURES)


def procedure(name: str) -> Procedure[Any, Any]:
    return PROCEDURES[name][0]


def sentences(name: str) -> tuple[Sentence[Any, Any], ...]:
    return PROCEDURES[name][1]


@cache
def walk_of(name: str) -> Walk[Any, Any]:
    return walk(procedure(name))


@cache
def bearings_of(name: str) -> tuple[Bearing, ...]:
    return bearings(procedure(name), sentences(name))
