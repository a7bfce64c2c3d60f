"""Which acts beside a case make which document: the papers of the small procedures."""

from __future__ import annotations

from mingjing.office.documents.shapes import Kind

BESIDE: tuple[Kind, ...] = ()
