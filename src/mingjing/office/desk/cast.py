"""The invented people whom the demonstration's sign-in page offers."""

from __future__ import annotations

from mingjing.office.people.models import ROLE_LABELS, Person, Role

DEMO_PASSWORD = "mingjing-demo"
DEMO_USERNAMES = ("officer", "officer2", "reviewer", "leader", "clerk", "supervisor", "admin")


def demo_people() -> list[tuple[str, str, str, str]]:
    """Name, role, user name and password of the demonstration's people, in a useful order."""
    rows = Person.objects.filter(username__in=DEMO_USERNAMES).select_related("unit")
    known = {p.username: p for p in rows.prefetch_related("posts")}
    return [
        (known[u].name, _role(known[u]), u, DEMO_PASSWORD) for u in DEMO_USERNAMES if u in known
    ]


def _role(person: Person) -> str:
    held = "、".join(ROLE_LABELS[Role(p.role)] for p in person.posts.all())
    return f"{held} · {person.unit.short}"
