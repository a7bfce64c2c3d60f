"""Whom and where the office inspects: invented firms, citizens and places, registered by acts."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count

from mingjing.demo.crew import Crew
from mingjing.demo.days import later, minutes, moment
from mingjing.demo.diary import Progress
from mingjing.demo.identities import (
    BRANDS,
    CHAIN_TYPES,
    CHILD,
    OWN_TYPES,
    address,
    credit_code,
    id_number,
    person_name,
)
from mingjing.demo.staffing import DATA, OPENED
from mingjing.office.journal.shapes import Deed
from mingjing.office.parties.actions import (
    PartyData,
    PlaceData,
    register_party,
    register_place,
)
from mingjing.office.parties.models import Party, PartyKind, Place
from mingjing.office.people.models import Unit

RESTAURANTS = 712
DISTRICT = DATA / "district.geojson"
Point = tuple[float, float]
_A_DAY = 400
_LABEL = "登记当事人和场所"
_STEP = 50


@dataclass(slots=True)
class Ground:
    """The registered places by kind, and the parties that cases name."""

    places: dict[str, list[Place]] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)


def _corners() -> dict[str, list[Point]]:
    """The four corners of each street's ground, by the code of its unit."""
    features = json.loads(DISTRICT.read_text(encoding="utf-8"))["features"]
    return {
        f["properties"]["code"]: f["geometry"]["coordinates"][0][:4]
        for f in features
        if f["properties"]["kind"] == "street"
    }


def position(corners: list[Point], house: int) -> tuple[Decimal, Decimal]:
    """Where a house number lies on the invented ground of its street, always the same."""
    a, b, c, d = corners
    u, v = 0.08 + 0.84 * (house * 37 % 101) / 101, 0.08 + 0.84 * (house * 61 % 103) / 103
    east, north = (
        (a[n] * (1 - u) + b[n] * u) * (1 - v) + (d[n] * (1 - u) + c[n] * u) * v for n in (0, 1)
    )
    return Decimal(f"{east:.6f}"), Decimal(f"{north:.6f}")


class Registrar:
    """A clerk who registers what the older paper registers hold, day by day."""

    def __init__(self, crew: Crew, rng: random.Random, progress: Progress, total: int) -> None:
        self._crew, self._rng, self._progress, self._total = crew, rng, progress, total
        self._clerk = crew.office.people["clerk"]
        self._done = count(1)
        self._codes: Iterator[int] = count(1)
        self.ground = Ground()
        self._corners = _corners()

    def firm(self, name: str, *, trader: bool = False, at: str = "") -> Party:
        """An organisation or a sole trader."""
        n = next(self._codes)
        kind = PartyKind.SOLE_TRADER if trader else PartyKind.ORGANISATION
        return self._party(
            PartyData(
                kind,
                name,
                credit_code=credit_code(n, sole_trader=trader),
                legal_representative=person_name(200 + n),
                phone=f"022-0000{n % 10000:04d}",
                address=at or address("示范大街", n),
            )
        )

    def citizen(self, name: str) -> Party:
        """A citizen."""
        n = next(self._codes)
        return self._party(
            PartyData(
                PartyKind.INDIVIDUAL,
                name,
                id_number=id_number(n, child=name.endswith(CHILD)),
                phone=f"1000000{n % 10000:04d}",
                address=address("示范大街", n),
            )
        )

    def place(self, kind: str, name: str, *, owner: Party | None = None) -> Place:
        """A place on the ground of some street."""
        street: Unit = self._rng.choice(self._crew.office.streets)
        house = self._rng.randrange(1, 399)
        where = address(street.short, house)
        east, north = position(self._corners[street.code], house)
        place = register_place(
            PlaceData(name, kind, where, street, owner, east, north), deed=self._deed()
        )
        self.ground.places.setdefault(kind, []).append(place)
        return place

    def finish(self) -> Ground:
        """Tells that all is registered, and gives it."""
        n = next(self._done) - 1
        self._progress(_LABEL, n, n)
        return self.ground

    def _party(self, data: PartyData) -> Party:
        party = register_party(data, deed=self._deed())
        self.ground.parties[data.name] = party
        return party

    def _deed(self) -> Deed:
        n = next(self._done)
        if n % _STEP == 0:
            self._progress(_LABEL, n, max(self._total, n))
        day = later(OPENED, 1 + n // _A_DAY)
        return self._crew.deed([self._clerk], moment(day, 9) + minutes(n % _A_DAY))


def register_ground(
    crew: Crew, rng: random.Random, progress: Progress, named: list[tuple[str, bool]]
) -> Ground:
    """Every place of the demonstration, and the parties that cases name (name, is a firm)."""
    registrar = Registrar(crew, rng, progress, total=1600)
    for name, is_firm in named:
        if is_firm:
            registrar.firm(name)
        else:
            registrar.citizen(name)
    _restaurants(registrar)
    _owned(registrar)
    _public(registrar)
    return registrar.finish()


def _restaurants(registrar: Registrar) -> None:
    """Chains that belong to a company, and sole traders of the same brand."""
    companies: dict[str, Party] = {}
    kinds = (*CHAIN_TYPES, *OWN_TYPES)
    for n in range(RESTAURANTS):
        brand, kind = BRANDS[n % len(BRANDS)], kinds[n // len(BRANDS)]
        if kind in CHAIN_TYPES:
            if brand not in companies:
                companies[brand] = registrar.firm(f"示例{brand}餐饮管理有限公司（虚构）")
            owner = companies[brand]
        else:
            owner = registrar.firm(f"示例{brand}{kind}（虚构）", trader=True)
        registrar.place("restaurant", f"{brand}{kind}（示例）", owner=owner)


_OWNED = (
    ("mall", 12, "购物中心", "示例{0}商业管理有限公司（虚构）"),
    ("car_wash", 63, "洗车行", "示例{0}汽车服务有限公司（虚构）"),
    ("site", 60, "项目工地", "示例{0}建筑工程有限公司（虚构）"),
    ("heat", 6, "换热站", "示例{0}供热有限公司（虚构）"),
)


def _owned(registrar: Registrar) -> None:
    for kind, n, word, company in _OWNED:
        for brand in BRANDS[:n]:
            owner = registrar.firm(company.format(brand))
            registrar.place(kind, f"{brand}{word}（示例）", owner=owner)


_PUBLIC = (
    ("green", 30, "街心绿地"),
    ("drain", 24, "排水井段"),
    ("road", 20, "路段"),
    ("street", 12, "沿街立面"),
)


def _public(registrar: Registrar) -> None:
    for kind, n, word in _PUBLIC:
        for brand in BRANDS[-n:]:
            registrar.place(kind, f"{brand}{word}（示例）")
