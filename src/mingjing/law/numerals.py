"""Reads whole numbers the Chinese way, so that articles and sums can be printed in words."""

_PLAIN_DIGITS = "零一二三四五六七八九"
_PLAIN_PLACES = ("千", "百", "十")
_GROUPS = ((10**8, "亿"), (10**4, "万"))
LARGEST_ARTICLE = 9999


def read_number(n: int, *, digits: str, places: tuple[str, str, str]) -> str:
    """Write a positive whole number with the given digits and the places 1000, 100 and 10."""
    for size, word in _GROUPS:
        if n >= size:
            head = read_number(n // size, digits=digits, places=places) + word
            return head + _rest(n % size, below=size, digits=digits, places=places)
    for size, word in zip((1000, 100, 10), places, strict=True):
        if n >= size:
            head = digits[n // size] + word
            return head + _rest(n % size, below=size, digits=digits, places=places)
    return digits[n]


def _rest(n: int, *, below: int, digits: str, places: tuple[str, str, str]) -> str:
    """Write what follows a place; a skipped place is read as one zero, an empty rest as nothing."""
    if n == 0:
        return ""
    gap = digits[0] if n < below // 10 else ""
    return gap + read_number(n, digits=digits, places=places)


def chinese_number(n: int) -> str:
    """Write an article, paragraph or item number as statutes print it (57 as 五十七)."""
    if not 1 <= n <= LARGEST_ARTICLE:
        raise ValueError(f"条款序号应在1至{LARGEST_ARTICLE}之间，收到{n}。")
    words = read_number(n, digits=_PLAIN_DIGITS, places=_PLAIN_PLACES)
    # Statutes print 10 to 19 as 十, 十一 …, but 110 as 一百一十.
    return words[1:] if words.startswith("一十") else words
