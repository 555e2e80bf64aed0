"""Changes cases at random: texts, bytes, archives, JSON. The same generator makes the same cases."""

import io
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import Any

# Characters and words at which readers of text go wrong.
ODD = (
    "\0", "\t", "\r", "\n", "\f", "\x0b", "\x1b", "\x7f", "\x85", "\xa0", "\xad", "\u061c", "\u200b",
    "\u200d", "\u2028", "\u202e", "\u2066", "\ufeff", "\ufffd", "\uffff", "\ud800", "\udfff",
    "\U0001f468\u200d\U0001f469", "\U000e0041", "\u0301" * 9, "İ", "ß", "ſ", "ﬁ", "½", "²", "①", "Ⅻ", "㎡", "٣", "९",
    "𝟗", "〇", "零", "万亿", "百分之", "千分之", "两", "廿", "%", "‰", "°", "€", "$", "£", "¥", "-", "–", "−",
    "+", "±", "/", ":", ";", ",", ".", "…", "'", '"', "“", "(", ")", "（", "[", "{", "<", ">", "&", "=", "|", "\\",
    "0", "9" * 400, "1" + "0" * 5000, "1e999999", "0x10", "1,2,3", "1.2.3.4", "1/0", "NaN", "Infinity", "-0",
    "2024-02-30", "31 June 2023", "year 99999", "Q5 2023", "FY", "bps", "million", "billion", "trillion",
    "per cent", "percentage points", "от", "до", "млрд", "mil millones", "bilhões", "%s", "{0}", "${x}", "../",
    "/etc/passwd", "http://", "javascript:", "<script>", "&amp;", "]]>", "-- ", "' OR 1=1", "\\u0000",
)  # fmt: skip
NUMBERS = (
    0, -1, 1, 2**31 - 1, 2**31, 2**53, 2**62, 2**63 - 1, 2**63, -(2**63), 10**30, 0.1, -0.0, 1e308, 1e-320,
)  # fmt: skip


def text(rnd: random.Random, seeds: Sequence[str], most: int) -> str:
    """Return a text like one of the seeds, changed in some places, of `most` characters at most."""
    made = rnd.choice(seeds)[:most]
    for _ in range(rnd.choice((0, 1, 1, 2, 3, 8, 30))):
        made = _changed(rnd, made, seeds)[: most * 2]
    return made[:most]


def _changed(rnd: random.Random, made: str, seeds: Sequence[str]) -> str:
    at = rnd.randint(0, len(made))
    end = min(len(made), at + rnd.choice((0, 1, 3, 20)))
    match rnd.randrange(6):
        case 0:
            return made[:at] + rnd.choice(ODD) + made[end:]
        case 1:
            return made[:at] + made[end:]
        case 2:
            return made[:at] + made[at:end] * rnd.choice((2, 3, 50)) + made[end:]
        case 3:
            other = rnd.choice(seeds)
            start = rnd.randint(0, len(other))
            return made[:at] + other[start : start + rnd.choice((5, 50, 500))] + made[end:]
        case 4:
            return (
                made[:at]
                + chr(rnd.choice((rnd.randrange(0x250), rnd.randrange(0x110000))))
                + made[end:]
            )
        case _:
            words = made.split(" ")
            rnd.shuffle(words)
            return " ".join(words)


def data(rnd: random.Random, seed: bytes) -> bytes:
    """Return bytes like the seed, changed in some places; of an archive, inside of it as well."""
    if seed.startswith(b"PK") and rnd.random() < 0.8:
        return _archive(rnd, seed)
    made = bytearray(seed)
    for _ in range(rnd.choice((1, 1, 2, 5, 20))):
        at = rnd.randint(0, len(made))
        end = min(len(made), at + rnd.choice((0, 1, 2, 8, 100)))
        match rnd.randrange(5):
            case 0:
                made[at:end] = bytes(rnd.randrange(256) for _ in range(rnd.choice((1, 2, 4))))
            case 1:
                del made[at:end]
            case 2:
                made[at:end] = bytes(made[at:end]) * rnd.choice((2, 10, 200))
            case 3:
                made[at:end] = rnd.choice(ODD).encode("utf-8", "surrogatepass")
            case _:
                made[at:end] = rnd.choice(
                    (b"\xff" * 4, b"\x7f\xff\xff\xff", b"\0" * 4, b"-1", b"99999999999")
                )
    return bytes(made)


def _archive(rnd: random.Random, seed: bytes) -> bytes:
    """Return an archive with a part changed, doubled, emptied or gone."""
    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    for _ in range(rnd.choice((1, 1, 2, 4))):
        at = rnd.randrange(len(parts))
        name, body = parts[at]
        match rnd.randrange(6):
            case 0:
                parts[at] = (name, b"")
            case 1:
                del parts[at]
            case 2:
                parts.append((f"{name}{rnd.choice(ODD)}".replace("\0", ""), body))
            case _:
                parts[at] = (name, data(rnd, body) if not body.startswith(b"PK") else body)
        if not parts:
            break
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        written = set()
        for name, body in parts:
            plain = name.encode("utf-8", "replace").decode()
            if plain not in written:
                archive.writestr(plain, body)
                written.add(plain)
    return made.getvalue()


def pdf(rnd: random.Random, seed: bytes) -> bytes:
    """Return a PDF with a stream changed inside, where one can be unpacked; else its bytes."""
    at = seed.find(b"stream\n", rnd.randrange(len(seed)))
    end = seed.find(b"endstream", at)
    if at < 0 or end < 0 or rnd.random() < 0.4:
        return data(rnd, seed)
    body = seed[at + 7 : end]
    try:
        return seed[: at + 7] + zlib.compress(data(rnd, zlib.decompress(body))) + b"\n" + seed[end:]
    except zlib.error:
        return seed[: at + 7] + data(rnd, body) + seed[end:]


def json_value(rnd: random.Random, seed: Any) -> Any:
    """Return a JSON value like the seed, with some of its parts replaced, renamed or gone."""
    made = seed
    for _ in range(rnd.choice((1, 1, 2, 4))):
        made = _walked(rnd, made)
    return made


def _walked(rnd: random.Random, value: Any) -> Any:
    if isinstance(value, dict) and value and rnd.random() < 0.9:
        key = rnd.choice(list(value))
        match rnd.randrange(8):
            case 0:
                return {name: one for name, one in value.items() if name != key}
            case 1:
                return {**value, rnd.choice(list(value)): value[key]}
            case 2:
                return {**value, _odd_text(rnd): value[key]}
            case _:
                return {**value, key: _walked(rnd, value[key])}
    if isinstance(value, list) and value and rnd.random() < 0.9:
        at = rnd.randrange(len(value))
        if rnd.random() < 0.2:
            return value[:at] + value[at + 1 :]
        if rnd.random() < 0.2:
            return value * rnd.choice((2, 100))
        return [*value[:at], _walked(rnd, value[at]), *value[at + 1 :]]
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: rnd.choice(NUMBERS),
        lambda: _odd_text(rnd),
        lambda: rnd.choice((None, True, False, [], {}, [[]], {"": None}, "")),
        lambda: (value + _odd_text(rnd)) if isinstance(value, str) else value,
        lambda: (value + rnd.choice((-1, 1))) if type(value) is int else value,
        lambda: (value * rnd.choice((2, 500))) if isinstance(value, str) else value,
    )
    return rnd.choice(kinds)()


def _odd_text(rnd: random.Random) -> str:
    return "".join(rnd.choice(ODD) for _ in range(rnd.choice((1, 1, 2, 5))))
