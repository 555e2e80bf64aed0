"""Messages of at most 1,000 characters that ask for as much work as they can, made to any length."""

from collections.abc import Callable, Iterator

MOST = 1000  # characters that a message may have

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _repeated(part: str) -> Callable[[int], str]:
    return lambda length: part * (length // len(part))


def _words() -> Iterator[str]:
    """Yield three-letter words, all different."""
    for first in _LETTERS:
        for second in _LETTERS:
            for third in _LETTERS:
                yield first + second + third


def _different_words(length: int) -> str:
    return " ".join(word for word, _ in zip(_words(), range(length // 4), strict=False))


def _different_characters(length: int) -> str:
    return "".join(chr(0x4E00 + 7 * number) for number in range(length))


def _different_numbers(length: int) -> str:
    return " ".join(f"{1000 + 7 * number}" for number in range(length // 5))


def _table(length: int) -> str:
    rows = [f"{1990 + n % 30} | {n},{n % 10}00 | {n % 100}.{n % 10}% | $ {n}\n" for n in range(90)]
    return "".join(rows)[:length]


def _nested(length: int) -> str:
    half = (length - 1) // 2
    return "(" * half + "1" + ")" * half


# What a message is made of, and its maker, given how long it has to be.
KINDS: dict[str, Callable[[int], str]] = {
    "per cent in Chinese": _repeated("百分之"),
    "numbers": _repeated("1 "),
    "percentages": _repeated("5%"),
    "table of figures": _table,
    "nested brackets": _nested,
    "brackets with figures": _repeated("(1,2"),
    "different words": _different_words,
    "different numbers": _different_numbers,
    "different Chinese characters": _different_characters,
    "one word": _repeated("a"),
    "one number": _repeated("7"),
    "thousands": _repeated("1,"),
    "decimals": _repeated("1.1"),
    "dates": _repeated("1 May 2020, "),
    "dashes": _repeated("1-"),
    "ratios": _repeated("1/2 of "),
    "money": _repeated("$1bn "),
    "negations": _repeated("not no "),
    "names": _repeated("Ann Bo "),
    "questions": _repeated("Why 5? "),
    "questions and sentences": _repeated("How many? 5. "),
    "conjunctions": _repeated("and or "),
    "lines": _repeated("1\n"),
    "quotation marks": _repeated('"“'),
    "apostrophes": _repeated("a'"),
    "hyphens": _repeated("a-"),
    "full stops": _repeated("a."),
    "Chinese numerals": _repeated("一百亿"),
    "roman numerals": _repeated("mcdix "),
    "combining marks": _repeated("e\u0301\u0300"),
    "spaces": lambda length: " " * (length - 1) + "a",
}


def messages(length: int = MOST) -> dict[str, str]:
    """Return a message of each kind, of `length` characters or a few less."""
    return {name: make(length) for name, make in KINDS.items()}
