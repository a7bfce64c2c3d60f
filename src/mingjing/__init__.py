"""Mingjing (明镜): the work of a district urban-management enforcement office, provably lawful."""
