#!/usr/bin/env python3
"""Checks the certificate of a random draw (双随机抽查) on any machine, with Python 3.8 alone.

    python3 mingjing_verify.py CERTIFICATE.json
    python3 mingjing_verify.py CERTIFICATE.json --announced HEX   what was announced beforehand
    python3 mingjing_verify.py CERTIFICATE.json --dice DIGITS     what was public before the secrets
    python3 mingjing_verify.py CERTIFICATE.json --digest HEX      what was published of the result
    python3 mingjing_verify.py CERTIFICATE.json --proofs-only     without the file of a large pool
    python3 mingjing_verify.py --commit HEX WITNESS               makes a witness's commitment

Ends with 0 and one line when the draw holds, with 1 and one line of reason when it does not.
It shares no code with the program that makes draws: it does the whole draw again from the pools.
A large pool lies beside the certificate as objects.jsonl (or inspectors.jsonl); without it nobody
can be sure that no lower ticket was passed over, so only --proofs-only accepts that.
"""

import hashlib
import json
import sys
import unicodedata
from datetime import datetime, timedelta
from heapq import nsmallest
from pathlib import Path

DOMAIN = b"mingjing/draw/1/"
# Since the second version dice are public before the secrets, and the certificate tells when.
ANNOUNCEMENTS = ("mingjing/draw/announcement/1", "mingjing/draw/announcement/2")
CERTIFICATES = ("mingjing/draw/certificate/1", "mingjing/draw/certificate/2")
LEAST_OUTCOMES, LEAST_DIGITS, LEAST_SECRET, MOST_TICKETS = 2**64, 6, 12, 100
LEAST_WITNESSES, LEAST_INSPECTORS = 3, 2
HEX = set("0123456789abcdef")
CHANCE = ("dice", "reveals", "round", "value")
# What nobody sees. A sign that is newer than this Python has no category here and may be seen.
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

USAGE = "用法：python3 mingjing_verify.py 证书.json（--help 说明全部用法）"
HELP = """验算随机抽取（双随机抽查）的证书：重新抽取一遍，逐项核对。只需要 Python 3.8。

  python3 mingjing_verify.py 证书.json                    验算；大名录的文件放在证书旁边
  python3 mingjing_verify.py 证书.json --announced 指纹   并核对抽取以前公告的指纹
  python3 mingjing_verify.py 证书.json --dice 数字        并核对密语说出以前公开的骰子结果
  python3 mingjing_verify.py 证书.json --digest 指纹      并核对公布的证书指纹
  python3 mingjing_verify.py 证书.json --proofs-only      没有大名录的文件时，只核对抽中的在名录里
  python3 mingjing_verify.py --commit 公告指纹 见证人姓名  由密语算出见证人的承诺

成立时返回 0，不成立时返回 1；各说一行。"""

SHAPES = {
    "": "kind announcement announced_as pools given seed drawn_at drawn limits asides recusals"
    " digest",
    "announcement": "kind draw title organ frozen_at announced_at objects inspectors quotas tickets"
    " per_object source redraw_of",
    "pool": "unit count root strata",
    "witnesses": "kind witnesses sides throws moment",
    "figure": "kind publisher figure day digits moment",
    "beacon": "kind name round genesis period moment",
    "given witnesses 1": "commitments dice at reveals",
    "given witnesses": "commitments dice dice_at at reveals",
    "given figure": "value at",
    "given beacon": "round signature value at",
    "commitment": "witness at commitment",
    "reveal": "witness secret",
    "drawn": "stratum id leaf index ticket proof inspectors",
    "inspector": "id name ticket",
    "aside": "object reason at",
    "recusal": "object inspector reason at",
    "redraw": "draw digest reason",
}


class Wrong(Exception):
    """The draw does not hold; says why in one line."""


def need(holds, why):
    """Raises Wrong where something does not hold."""
    if not holds:
        raise Wrong(why)


# --- one spelling, one hash -----------------------------------------------------------------------


def canonical(value):
    return SPELLING.encode(value)


def framed(*parts):
    return b"".join(len(p).to_bytes(8, "big") + p for p in parts)


def hashed(tag, *parts):
    return hashlib.sha256(framed(DOMAIN + tag, *parts)).digest()


def fingerprint(value):
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def commitment(announced, witness, secret):
    return hashed(b"commitment", bytes.fromhex(announced), witness.encode(), secret.encode()).hex()


# --- reading --------------------------------------------------------------------------------------


def once(pairs):
    found = dict(pairs)
    need(len(found) == len(pairs), "同一项写了两次")
    return found


def no_fraction(text):
    raise Wrong(f"出现小数 {text}，证书只用整数")


def read(data):
    """The certificate from the bytes of its file; only the one spelling is accepted."""
    try:
        text = data.decode("utf-8")
        found = json.loads(
            text, object_pairs_hook=once, parse_float=no_fraction, parse_constant=no_fraction
        )
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Wrong("文件不是完整的证书（不是 JSON）") from None
    need(isinstance(found, dict), "文件不是证书")
    need(canonical(found) + "\n" == text, "文件的写法不是唯一的规范写法，可能被改动过")
    return found


def shaped(value, shape, where):
    need(
        isinstance(value, dict) and set(value) == set(SHAPES[shape].split()),
        f"{where}的项目缺少或者多余",
    )
    return value


def text(value, where, empty=False):
    need(isinstance(value, str) and (empty or value.strip()), f"{where}没有填写")
    return value


def whole(value, where, low=0, high=10**12):
    need(type(value) is int and low <= value <= high, f"{where}不是允许的整数")
    return value


def digest_of(value, where):
    need(
        isinstance(value, str) and len(value) == 64 and not set(value) - HEX,
        f"{where}不是 64 位十六进制数",
    )
    return value


def moment(value, where):
    try:
        found = datetime.fromisoformat(text(value, where))
    except ValueError:
        raise Wrong(f"{where}不是时间") from None
    need(found.tzinfo is not None and found.isoformat() == value, f"{where}没有写明时区")
    return found


# --- pools ----------------------------------------------------------------------------------------


def tree_of(lines):
    """The levels of the tree, from the hashes of the lines up to the root."""
    sha256 = hashlib.sha256
    row = [sha256(b"\0" + line).digest() for line in lines]
    rows = [row]
    while len(row) > 1:
        odd = row[-1:] if len(row) % 2 else []
        row = [sha256(b"\1" + a + b).digest() for a, b in zip(row[::2], row[1::2])] + odd  # noqa: B905
        rows.append(row)
    return rows


def path_of(rows, index):
    path = []
    for row in rows[:-1]:
        if index ^ 1 < len(row):
            path.append(row[index ^ 1].hex())
        index //= 2
    return path


def proven(line, index, count, path, root):
    """RFC 9162, section 2.1.3.2."""
    node, last, rest = hashlib.sha256(b"\0" + line).digest(), count - 1, list(path)
    while last:
        if index % 2 or index < last:
            if not rest:
                return False
            other = bytes.fromhex(rest.pop(0))
            pair = other + node if index % 2 else node + other
            node = hashlib.sha256(b"\1" + pair).digest()
        index, last = index // 2, last // 2
    return not rest and node.hex() == root


def is_leaf(leaf):
    return isinstance(leaf, list) and len(leaf) == 6 and all(isinstance(v, str) for v in leaf)


def tidy(leaf):
    """Whether a line is in the one spelling: nothing folded or hidden, id and name there."""
    joined = " ".join(leaf)
    plain = joined.isascii() or unicodedata.is_normalized("NFKC", joined)
    seen = joined.isprintable() or not set(map(unicodedata.category, joined)) & UNSEEN
    return plain and seen and leaf[0] and leaf[1]


def frozen_pool(told, kept, which, beside):
    """The lines of a pool, checked against the root, count and strata that were announced; None
    where its file is not there."""
    shaped(told, "pool", f"{which}名录的公告")
    if set(kept) == {"lines"}:
        leaves = kept["lines"]
        need(isinstance(leaves, list) and all(map(is_leaf, leaves)), f"{which}名录不是一行一个")
        lines = [canonical(leaf).encode() for leaf in leaves]
    else:
        need(kept == {"file": f"{which}.jsonl"}, f"{which}名录既不在证书里，也没有写明文件")
        file = beside / f"{which}.jsonl"
        if not file.is_file():
            return None
        data = file.read_bytes()
        need(data.endswith(b"\n"), f"{file.name} 不完整")
        lines = data[:-1].split(b"\n")
        try:
            leaves = json.loads(b"[" + b",".join(lines) + b"]")
        except ValueError:
            raise Wrong(f"{file.name} 不是名录") from None
        need(len(leaves) == len(lines) and all(map(is_leaf, leaves)), f"{file.name} 不是名录")
    rows = tree_of(lines)
    root = rows[-1][0].hex() if lines else hashlib.sha256(b"").hexdigest()
    need(root == told["root"], f"{which}名录与冻结时公布的根不符：名录被改动过")
    need(len(lines) == told["count"], f"{which}名录的行数与冻结时公布的不符")
    ordered(leaves, told, which)
    return leaves, rows


def ordered(leaves, told, which):
    """Each id once, in order; the same firm not twice; the strata as announced."""
    strata, firms, before = {}, set(), ("", "")
    places = told["unit"] == "place"
    for leaf in leaves:
        here, holder, stratum = (leaf[4], leaf[0]), leaf[2], leaf[4]
        if not before < here:
            raise Wrong(f"{which}名录中 {leaf[0]} 重复或者次序不对")
        if not tidy(leaf):
            raise Wrong(f"{which}名录中 {leaf[0]} 的写法不统一")
        before = here
        strata[stratum] = strata.get(stratum, 0) + 1
        if holder:
            firm = (holder[8:17] if len(holder) == 18 else holder, leaf[3] if places else "")
            if firm in firms:
                raise Wrong(f"{which}名录中同一主体 {holder} 以两个编号列入")
            firms.add(firm)
    need(len({leaf[0] for leaf in leaves}) == len(leaves), f"{which}名录中有重复的编号")
    need(strata == told["strata"], f"{which}名录各层的数目与公布的不符")


# --- announcement, source and seed ----------------------------------------------------------------


def announcement(cert):
    """The announcement, sound in itself and bound by its fingerprint."""
    told = shaped(cert["announcement"], "announcement", "公告")
    need(told["kind"] in ANNOUNCEMENTS, "公告的版本不认识")
    for name in ("draw", "title", "organ"):
        text(told[name], f"公告的 {name}")
    need(fingerprint(told) == cert["announced_as"], "公告与其指纹不符")
    need(
        moment(told["frozen_at"], "冻结时间") <= moment(told["announced_at"], "公告时间"),
        "公告早于名录冻结",
    )
    need(isinstance(told["quotas"], dict) and told["quotas"], "没有写明各层抽取数")
    for stratum, quota in told["quotas"].items():
        whole(quota, f"“{stratum}”一层的抽取数", 1, told["objects"]["strata"].get(stratum, 0))
    need(isinstance(told["tickets"], dict), "没有写明各等级的签数")
    for risk, held in told["tickets"].items():
        whole(held, f"“{risk}”等级的签数", 1, MOST_TICKETS)
    whole(told["per_object"], "每个对象的检查人员数", LEAST_INSPECTORS, 100)
    if told["redraw_of"] is not None:
        cited = shaped(told["redraw_of"], "redraw", "重抽")
        digest_of(cited["digest"], "所引证书的指纹")
        text(cited["draw"], "所引抽取")
        text(cited["reason"], "重抽的理由")
    source(told)
    return told


def source(told):
    """The source was named before its moment, and nobody can have tried out all it may give."""
    named = told["source"]
    kind = named.get("kind") if isinstance(named, dict) else None
    need(kind in ("witnesses", "figure", "beacon"), "随机数的来源不认识")
    shaped(named, kind, "随机数来源")
    come = moment(named["moment"], "随机数产生的时刻")
    need(come > moment(told["announced_at"], "公告时间"), "随机数在公告之前就已经产生")
    if kind == "witnesses":
        names = named["witnesses"]
        need(
            isinstance(names, list) and len(set(names)) == len(names) >= LEAST_WITNESSES,
            "见证人少于三人或者重复",
        )
        need(
            named["sides"] in (6, 10)
            and named["sides"] ** whole(named["throws"], "掷骰次数", 1, 1000) >= LEAST_OUTCOMES,
            "掷骰次数太少",
        )
    elif kind == "figure":
        whole(named["digits"], "公开数字的位数", LEAST_DIGITS, 1000)
        day = moment(text(named["day"], "日期") + "T23:59:59.999999+08:00", "日期")
        need(day >= moment(told["announced_at"], "公告时间"), "公开数字的日期在公告之前")
    else:
        ahead = timedelta(
            seconds=whole(named["genesis"], "起点")
            + (whole(named["round"], "轮次", 1) - 1) * whole(named["period"], "周期", 1)
        )
        need(
            datetime.fromisoformat("1970-01-01T00:00:00+00:00") + ahead == come,
            "信标的轮次与时刻不符",
        )


def given(cert, told):
    """What the source gave is what was announced, and the seed follows from it."""
    value, named = cert["given"], told["source"]
    first = cert["kind"] == CERTIFICATES[0]
    need(not first or told["kind"] == ANNOUNCEMENTS[0], "证书的版本早于公告的版本")
    dice = named["kind"] == "witnesses"
    need(dice or first == (told["kind"] == ANNOUNCEMENTS[0]), "证书的版本与公告的不符")
    shaped(value, f"given {named['kind']}{' 1' if dice and first else ''}", "随机数记录")
    at = moment(value["at"], "取得随机数的时间")
    need(at >= moment(named["moment"], "时刻"), "随机数早于公告的时刻")
    need(at <= moment(cert["drawn_at"], "抽取时间"), "抽取早于随机数产生")
    if named["kind"] == "witnesses":
        witnessed(cert, told, value)
    elif named["kind"] == "figure":
        need(
            value["value"].isascii()
            and value["value"].isdigit()
            and len(value["value"]) == named["digits"],
            "公开数字的写法与公告不符",
        )
    else:
        try:
            signed = bytes.fromhex(text(value["signature"], "信标的签名"))
        except ValueError:
            raise Wrong("信标的签名不是十六进制数") from None
        need(signed.hex() == value["signature"], "信标的签名不是唯一的写法")
        said = hashlib.sha256(signed).hexdigest()
        need(said == value["value"] and value["round"] == named["round"], "信标的随机值与签名不符")
    # Chance alone makes the seed: no time and no note that somebody could choose for its result.
    chance = {k: value[k] for k in CHANCE if k in value}
    seed = hashed(b"seed", bytes.fromhex(cert["announced_as"]), canonical(chance).encode()).hex()
    need(seed == cert["seed"], "种子不是由公告和随机数算出的")


def witnessed(cert, told, value):
    """Every announced witness committed in time and told the secret that was committed to."""
    named = told["source"]
    for row, shape in ((value["commitments"], "commitment"), (value["reveals"], "reveal")):
        need(
            isinstance(row, list)
            and all(shaped(r, shape, "见证记录") for r in row)
            and [r["witness"] for r in row] == named["witnesses"],
            "见证人与公告不符",
        )
    if "dice_at" in value:
        thrown = moment(value["dice_at"], "骰子公开的时间")
        need(thrown >= moment(named["moment"], "时刻"), "掷骰早于公告的时刻")
        need(thrown < moment(value["at"], "密语公开的时间"), "密语公开时骰子还没有公开")
    signs = "123456" if named["sides"] == 6 else "0123456789"
    need(
        len(value["dice"]) == named["throws"] and not set(value["dice"]) - set(signs),
        "骰子结果与公告的次数或者面数不符",
    )
    early, late = moment(told["announced_at"], "公告时间"), moment(named["moment"], "时刻")
    for held, shown in zip(value["commitments"], value["reveals"]):  # noqa: B905
        need(early <= moment(held["at"], "承诺时间") < late, "承诺不在公告之后、掷骰之前")
        need(len(text(shown["secret"], "密语")) >= LEAST_SECRET, "密语太短")
        need(
            commitment(cert["announced_as"], held["witness"], shown["secret"])
            == held["commitment"],
            f"{held['witness']}的密语与其承诺不符",
        )


# --- the draw, done again -------------------------------------------------------------------------


def ticketer(seed, use, *about):
    """Gives the n-th ticket of an id for one use of the seed."""
    parts = (DOMAIN + b"ticket", bytes.fromhex(seed), use, *(a.encode() for a in about))
    begun = hashlib.sha256(framed(*parts))
    numbers = [n.to_bytes(8, "big") for n in range(MOST_TICKETS + 1)]

    def ticket(id, n=1):
        found, name = begun.copy(), id.encode()
        found.update(len(name).to_bytes(8, "big") + name + numbers[n])
        return found.digest()

    return ticket


def best_of(ticket, leaf, tickets):
    """The lowest of the tickets that an object holds."""
    held = tickets.get(leaf[5])
    if not held:
        raise Wrong(f"“{leaf[5]}”等级没有写明签数")
    return ticket(leaf[0]) if held == 1 else min(ticket(leaf[0], n + 1) for n in range(held))


def drawn_again(cert, told, pool):
    """The drawn objects and the limits of each stratum, from the whole pool."""
    leaves, rows = pool
    ticket, aside = ticketer(cert["seed"], b"object"), {a["object"] for a in cert["asides"]}
    found = {stratum: [] for stratum in told["quotas"]}
    for n, leaf in enumerate(leaves):
        if leaf[4] in found:
            found[leaf[4]].append((best_of(ticket, leaf, told["tickets"]), leaf[0], n))
    drawn, limits, used = [], {}, set()
    for stratum in sorted(found):
        quota = told["quotas"][stratum]
        row = nsmallest(quota + len(aside) + 1, found[stratum])
        kept = [t for t in row if t[1] not in aside]
        need(len(kept) >= quota, f"“{stratum}”一层没有下一签可以递补")
        used |= {t[1] for t in row if t[1] in aside and t < kept[quota - 1]}
        limits[stratum] = kept[quota][0].hex() if len(kept) > quota else ""
        drawn += [
            {"stratum": stratum, "id": id, "leaf": leaves[n], "index": n, "ticket": value.hex(),
             "proof": path_of(rows, n)}
            for value, id, n in kept[:quota]
        ]  # fmt: skip
    need(used == aside, "有没有被抽中的对象被登记为递补")
    return drawn, limits


def team_again(cert, told, one, people):
    """The inspectors of one object, the recused left out."""
    recused = {r["inspector"] for r in cert["recusals"] if r["object"] == one["id"]}
    ticket = ticketer(cert["seed"], b"inspector", one["id"])
    row = sorted(
        (ticket(leaf[0]), leaf[0], leaf[1]) for leaf in people if leaf[4] in ("", one["stratum"])
    )
    kept = [t for t in row if t[1] not in recused]
    need(len(kept) >= told["per_object"], "可派检查人员不足")
    team = kept[: told["per_object"]]
    need(recused <= {t[1] for t in row if t < team[-1]}, "没有被抽中的人员被登记为回避")
    return [{"id": id, "name": name, "ticket": value.hex()} for value, id, name in team]


def only_proofs(cert, told):
    """Without the pool: the drawn stood in it and their tickets are right, below the limit."""
    ticket, seen = ticketer(cert["seed"], b"object"), {}
    for one in cert["drawn"]:
        need(
            is_leaf(one["leaf"])
            and one["leaf"][0] == one["id"]
            and one["leaf"][4] == one["stratum"],
            "抽中对象与其名录行不符",
        )
        need(best_of(ticket, one["leaf"], told["tickets"]).hex() == one["ticket"], "签号不对")
        need(
            proven(
                canonical(one["leaf"]).encode(),
                whole(one["index"], "序号"),
                told["objects"]["count"],
                one["proof"],
                told["objects"]["root"],
            ),
            f"{one['id']} 不在冻结的名录中",
        )
        need(one["ticket"] < (cert["limits"][one["stratum"]] or "g"), "签号高于界限")
        seen.setdefault(one["stratum"], []).append(one["ticket"])
    need(
        all(row == sorted(set(row)) for row in seen.values())
        and {s: len(row) for s, row in seen.items()} == told["quotas"],
        "抽中的数目或者次序不对",
    )


def fallen_out(cert):
    """Who was set aside or recused: once each, with a reason, after the draw."""
    drawn_at = moment(cert["drawn_at"], "抽取时间")
    for name, shape, key in (
        ("asides", "aside", ("object",)),
        ("recusals", "recusal", ("object", "inspector")),
    ):
        rows = cert[name]
        need(isinstance(rows, list), "递补记录不是列表")
        for row in rows:
            shaped(row, shape, "递补记录")
            text(row["reason"], "递补的理由")
            need(moment(row["at"], "递补时间") >= drawn_at, "递补早于抽取")
        keys = [tuple(row[k] for k in key) for row in rows]
        need(len(set(keys)) == len(keys), "同一递补登记了两次")
    known = {one["id"] for one in cert["drawn"]}
    until = {row["object"]: moment(row["at"], "递补时间") for row in cert["asides"]}
    for row in cert["recusals"]:
        was = row["object"] in until and moment(row["at"], "递补时间") <= until[row["object"]]
        need(row["object"] in known or was, "回避所属的对象没有被抽中")


def recused_before(cert, told, people, leaves):
    """Whoever was recused from an object that was set aside later had been drawn for it."""
    known = {one["id"] for one in cert["drawn"]}
    gone = {r["object"] for r in cert["recusals"]} - known
    for leaf in leaves:
        if leaf[0] in gone:
            team_again(cert, told, {"id": leaf[0], "stratum": leaf[4]}, people)


def verify(data, beside, proofs_only=False, announced="", published="", dice=""):
    """One line on a draw that holds; raises Wrong with one line of reason."""
    cert = read(data)
    shaped(cert, "", "证书")
    need(cert["kind"] in CERTIFICATES, "证书的版本不认识")
    body = {k: v for k, v in cert.items() if k != "digest"}
    need(fingerprint(body) == cert["digest"], "证书与其指纹不符：被改动过")
    need(not published or published == cert["digest"], "不是所公布的那份证书")
    told = announcement(cert)
    need(not announced or announced == cert["announced_as"], "与事先公告的指纹不符")
    need(
        isinstance(cert["pools"], dict) and set(cert["pools"]) == {"objects", "inspectors"},
        "证书没有两个名录",
    )
    need(isinstance(cert["drawn"], list), "证书没有抽中的对象")
    for one in cert["drawn"]:
        shaped(one, "drawn", "抽中的对象")
    given(cert, told)
    need(not dice or dice == cert["given"].get("dice"), "与事先公开的骰子结果不符")
    fallen_out(cert)
    people = frozen_pool(told["inspectors"], cert["pools"]["inspectors"], "inspectors", beside)
    need(people, "缺少检查人员名录文件 inspectors.jsonl")
    pool = frozen_pool(told["objects"], cert["pools"]["objects"], "objects", beside)
    if pool:
        drawn, limits = drawn_again(cert, told, pool)
        bare = [{k: v for k, v in one.items() if k != "inspectors"} for one in cert["drawn"]]
        need(drawn == bare, "重新抽取的对象与证书不符")
        need(limits == cert["limits"], "各层的界限与证书不符")
        recused_before(cert, told, people[0], pool[0])
    else:
        need(
            proofs_only,
            "缺少名录文件 objects.jsonl：只能证明抽中的在名录里，不能证明没有漏过更小的签",
        )
        only_proofs(cert, told)
    for one in cert["drawn"]:
        need(
            team_again(cert, told, one, people[0]) == one["inspectors"],
            f"{one['id']} 的检查人员与重新抽取的不符",
        )
    return (
        f"{'成立' if pool else '部分成立（未见全部名录）'}：{told['draw']}，"
        f"{told['objects']['count']} 个对象中抽取 {len(cert['drawn'])} 个，"
        f"{told['inspectors']['count']} 名检查人员，公告指纹 {cert['announced_as'][:16]}，"
        f"证书指纹 {cert['digest'][:16]}"
    )


def judged(data, beside, proofs_only=False, announced="", published="", dice=""):
    """Whether the draw holds, and the one line that says so or why not."""
    try:
        return True, verify(data, beside, proofs_only, announced, published, dice)
    except Wrong as why:
        return False, f"不成立：{why}"
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError):
        return False, "不成立：证书的结构不对"


def asked(words):
    """The file and the options of a command line; raises Wrong where they are not understood."""
    found = {"--announced": "", "--digest": "", "--proofs-only": "", "--dice": ""}
    files = []
    while words:
        word = words.pop(0)
        if word == "--proofs-only":
            found[word] = word
        elif word == "--dice":
            found[word] = "".join((words.pop(0) if words else "").split())
            need(found[word].isascii() and found[word].isdigit(), "--dice 后写骰子结果的数字")
        elif word in found:
            found[word] = digest_of(words.pop(0).strip().lower() if words else "", f"{word} 的指纹")
        else:
            need(not word.startswith("--"), f"不认识选项 {word}；{USAGE}")
            files.append(word)
    need(len(files) == 1, USAGE)
    return Path(files[0]), found


def committed(words):
    """The commitment of a witness, whose secret is read and not shown again."""
    need(len(words) == 2, "用法：python3 mingjing_verify.py --commit 公告指纹 见证人姓名")
    announced = digest_of(words[0].strip().lower(), "公告指纹")
    witness = text(words[1].strip(), "见证人姓名")
    print("密语（不少于 12 个字符，掷骰以前不告诉任何人）：", end="", file=sys.stderr, flush=True)
    try:
        secret = sys.stdin.readline().strip()
    except UnicodeDecodeError:
        raise Wrong("密语不是 UTF-8 文字，请另选一句") from None
    need(len(secret) >= LEAST_SECRET, f"密语少于 {LEAST_SECRET} 个字符，可以被试出来，请另选一句")
    return commitment(announced, witness, secret)


def checked(words):
    """The exit status and the one line about a file."""
    file, options = asked(words)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Wrong(f"文件读不出（{error.strerror}）") from None
    part, dice = bool(options["--proofs-only"]), options["--dice"]
    holds, line = judged(data, file.parent, part, options["--announced"], options["--digest"], dice)
    return (0 if holds else 1), line


def main(words):
    """The command; gives the exit status."""
    if sys.version_info < (3, 8):  # noqa: UP036
        print("needs Python 3.8 or newer")
        return 1
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "replace")
    if set(words) & {"-h", "--help"}:
        print(HELP)
        return 0
    try:
        status, line = (0, committed(words[1:])) if words[:1] == ["--commit"] else checked(words)
    except Wrong as why:
        status, line = 1, f"不成立：{why}"
    print(line)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
