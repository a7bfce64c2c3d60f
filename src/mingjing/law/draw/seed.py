"""The seed: SHA-256 over the announcement and what the source gave, each in its own place."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from mingjing.law.draw.announce import OLD_KIND, Source, announced_as
from mingjing.law.draw.digest import canonical, hashed

LEAST_SECRET = 12
_CHANCE = ("dice", "reveals", "round", "value")
_HEX = frozenset("0123456789abcdef")


def commitment(announced: str, witness: str, secret: str) -> str:
    """What a witness hands in before the dice are thrown; it hides the secret and binds to it."""
    parts = (bytes.fromhex(announced), witness.encode(), secret.encode())
    return hashed("commitment", *parts).hex()


def chance_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """What of the record was chance: dice and secrets, the figure, or the pulse. Times and notes
    beside it stay out, because who writes them down could try out which of them pleases."""
    return {k: given[k] for k in _CHANCE if k in given}


def seed_of(told: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """The seed of a draw."""
    chance = canonical(chance_of(given)).encode()
    return hashed("seed", bytes.fromhex(announced_as(told)), chance).hex()


def given_faults(told: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    """Why what was recorded is not what the announced source gave."""
    judge = {
        Source.WITNESSES.value: _witnessed, Source.FIGURE.value: _figure,
        Source.BEACON.value: _pulse,
    }[told["source"]["kind"]]  # fmt: skip
    return judge(told, told["source"], given)


def committed_faults(
    told: Mapping[str, Any], commitments: Sequence[Mapping[str, str]]
) -> list[str]:
    """Why these are not the commitments of the announced witnesses, made in time."""
    source, faults = told["source"], []
    if [c["witness"] for c in commitments] != source["witnesses"]:
        faults.append("须由公告的见证人逐一提交承诺，请核对姓名和次序")
    if len({c["commitment"] for c in commitments}) != len(commitments):
        faults.append("两名见证人的承诺相同，请各自另选密语")
    if any(len(c["commitment"]) != 64 or set(c["commitment"]) - _HEX for c in commitments):
        faults.append("承诺是 64 位十六进制数，请核对")
    after, before = _moment(told["announced_at"]), _moment(source["moment"])
    if any(not after <= _moment(c["at"]) < before for c in commitments):
        faults.append("承诺须在公告之后、掷骰时刻之前提交，请核对时间")
    return faults


def dice_faults(told: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    """Why these are not the dice of the announced draw, thrown when they were announced for."""
    source, faults = told["source"], []
    signs = "123456" if source["sides"] == 6 else "0123456789"
    if len(given["dice"]) != source["throws"] or set(given["dice"]) - set(signs):
        faults.append(f"骰子结果须是 {source['throws']} 位数字，每掷一位，请核对")
    if _moment(_thrown(given)) < _moment(source["moment"]):
        faults.append("掷骰早于公告的时刻，请核对时间")
    return faults


def _thrown(given: Mapping[str, Any]) -> str:
    """When the dice were told; in the older version with the secrets, at one moment."""
    return str(given["dice_at"] if "dice_at" in given else given["at"])


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _witnessed(
    told: Mapping[str, Any], source: Mapping[str, Any], given: Mapping[str, Any]
) -> list[str]:
    faults = committed_faults(told, given["commitments"]) + dice_faults(told, given)
    at_once = told["kind"] == OLD_KIND and "dice_at" not in given
    if not at_once and _moment(_thrown(given)) >= _moment(given["at"]):
        faults.append("骰子须先公开，密语后公开，请核对时间")
    held = {c["witness"]: c["commitment"] for c in given["commitments"]}
    secrets = {r["witness"]: r["secret"] for r in given["reveals"]}
    announced = announced_as(told)
    for witness in source["witnesses"]:
        secret = secrets.get(witness, "")
        if len(secret) < LEAST_SECRET or commitment(announced, witness, secret) != held.get(
            witness
        ):
            faults.append(f"{witness}的密语与其承诺不符，不能据此抽取；请核对，或者作废后重抽")
    return faults


def _figure(
    told: Mapping[str, Any], source: Mapping[str, Any], given: Mapping[str, Any]
) -> list[str]:
    faults = []
    if not (given["value"].isascii() and given["value"].isdigit()):
        faults.append("公开数字只写数字，不写标点和空格，请核对")
    if len(given["value"]) != source["digits"]:
        faults.append(f"公开数字须是公告的 {source['digits']} 位，请核对")
    if _moment(given["at"]) < _moment(source["moment"]):
        faults.append("取数早于公告的时刻，请核对时间")
    return faults


def _pulse(
    told: Mapping[str, Any], source: Mapping[str, Any], given: Mapping[str, Any]
) -> list[str]:
    faults = []
    try:
        signed = bytes.fromhex(given["signature"])
    except ValueError:
        signed = b""
    said = hashlib.sha256(signed).hexdigest()
    if not signed or signed.hex() != given["signature"] or said != given["value"]:
        faults.append("信标的随机值与其签名不符，请按原样抄录")
    if given["round"] != source["round"]:
        faults.append("信标的轮次不是公告的轮次，请核对")
    if _moment(given["at"]) < _moment(source["moment"]):
        faults.append("取数早于公告的时刻，请核对时间")
    return faults
