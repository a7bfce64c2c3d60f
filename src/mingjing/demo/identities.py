"""Invented names and numbers: right by their check digit, and plainly nobody's.

Credit codes carry the registration area 000000 and the letters DEM; identity numbers carry the
code of a city's collective 市辖区, which is no place where people are registered.
"""

from __future__ import annotations

from stdnum.cn import ric, uscc

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
    "云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常"
)
_FIGURES = "一二三四五六七八九十"
_FIRST, _SECOND = "春福聚顺同兴和盛瑞祥", "香满庆隆源泰丰悦和"
CHAIN_TYPES = ("餐厅", "饭庄", "火锅店", "快餐店")
"""Restaurants that belong to a company."""
OWN_TYPES = ("面馆", "饺子馆", "烧烤店", "早点铺")
"""Restaurants of sole traders."""
BRANDS = tuple(a + b for a in _FIRST for b in _SECOND if a != b)


CHILD = "（未成年）"
"""What the invented name of a child ends with."""


def person_name(n: int) -> str:
    """The n-th invented person, such as 演示赵一."""
    return f"演示{_SURNAMES[n % len(_SURNAMES)]}{_FIGURES[n % len(_FIGURES)]}"


def credit_code(n: int, *, sole_trader: bool = False) -> str:
    """A credit code that holds by its check digit and belongs to nobody."""
    body = f"9{2 if sole_trader else 1}000000DEM{n:06d}"
    return body + str(uscc.calc_check_digit(body))


def id_number(n: int, *, child: bool = False) -> str:
    """An identity number that holds by its check digit and belongs to nobody."""
    body = f"120100{2011 if child else 1960 + n % 40}0101{n:03d}"
    return body + str(ric.calc_check_digit(body + "0"))


def address(street: str, n: int) -> str:
    """An invented address on the ground of a street."""
    return f"{street}示例路{n}号"
