"""Who works in the demonstration office, as plain data; the sign-in page shows the first seven."""

from __future__ import annotations

PASSWORD = "mingjing-demo"
OFFICERS_A_BRIGADE = 12

DEMO_PEOPLE: list[tuple[str, str, str, str]] = [
    ("演示赵一", "执法人员（一大队）", "officer", PASSWORD),
    ("演示钱二", "执法人员（二大队）", "officer2", PASSWORD),
    ("演示孙三", "法制审核人员", "reviewer", PASSWORD),
    ("演示李四", "负责人", "leader", PASSWORD),
    ("演示周五", "内勤（统计、档案）", "clerk", PASSWORD),
    ("演示吴六", "执法监督人员（司法局）", "supervisor", PASSWORD),
    ("演示郑七", "系统管理员", "admin", PASSWORD),
]
"""Name, role, user name and password of everybody who can sign in."""

OFFICE_STAFF: tuple[tuple[str, str, str, str], ...] = (
    ("reviewer", "110", "reviewer", "法制科科长"),
    ("reviewer2", "110", "reviewer", "法制审核员"),
    ("reviewer3", "110", "reviewer", "法制审核员"),
    ("leader", "100", "leader", "主任"),
    ("leader2", "100", "leader", "副主任"),
    ("clerk", "200", "clerk", "内勤"),
    ("clerk2", "200", "clerk", "档案员"),
    ("supervisor", "500", "supervisor", "执法监督科科长"),
    ("admin", "100", "administrator", "信息管理员"),
)
"""User name, unit code, role and title of those who are no officers."""
