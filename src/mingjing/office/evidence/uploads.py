"""Photographs that come with a form of the office's own pages, item by item."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from mingjing.office.evidence.actions import Taken, take_exhibit
from mingjing.office.evidence.models import Medium
from mingjing.office.evidence.store import Unfit, take_in
from mingjing.office.items.models import Item
from mingjing.office.journal.shapes import Deed, Invalid
from mingjing.office.people.models import Person
from mingjing.office.visits.models import Visit

_PREFIX = "photo-"


def photos_of(request: HttpRequest) -> Iterator[tuple[str, UploadedFile[bytes]]]:
    """The photographs of a form, each with the code of the item that it shows."""
    for name in request.FILES:
        if name.startswith(_PREFIX):
            for file in request.FILES.getlist(name):
                yield name.removeprefix(_PREFIX), file


def take_photos(request: HttpRequest, visit: Visit, deed: Deed, *, by: Person) -> int:
    """Takes them into the folder of the visit; raises Invalid for what is no picture."""
    items = {i.code: i.violation for i in Item.objects.filter(visits=visit)}
    taken = 0
    for code, file in photos_of(request):
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
        try:
            held = take_in(file, claimed=digest.hexdigest())
        except Unfit as no:
            raise Invalid({"": str(no)}) from no
        note = f"{items.get(code, code)}（网页上传，时间为收到的时间）"
        take_exhibit(
            Taken(held.sha256, Medium.PHOTO.value, deed.entered_at, note), deed, by=by, visit=visit
        )
        taken += 1
    return taken
