"""Pages of field work: records of inspections, sorties, orders to correct."""
