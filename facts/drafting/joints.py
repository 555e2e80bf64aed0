"""The words of prose that join figures and clauses, ready to be matched."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from index.sentences import CJK

_FALLBACK = "en"
_LEAD = r"[\s\u00a0,，(（–—-]*"  # what may stand before a clause's first word
# Case as it stands: no letter of these scripts has another, and `re` takes ten milliseconds to look.
_NO_LETTER_BEFORE = rf"(?-i:(?<![^\W_{CJK}]))"
_NO_LETTER_AFTER = rf"(?-i:(?![^\W_{CJK}]))"
_UNBOUNDED = re.compile(f"['’{CJK}、]$")  # what such a phrase ends in may join a word


@dataclass(frozen=True)
class Joints:
    """Patterns of one language; each matches at the start of a word.

    `of` joins a figure to its whole, `opens` and `joins` stand between clauses,
    `compares` opens one about what others are compared with, `base` stands before the
    period that a change is measured from (it ends there), `within` in a phrase behind "of".
    """

    of: re.Pattern[str]
    opens: re.Pattern[str]
    compares: re.Pattern[str]
    joins: re.Pattern[str]
    base: re.Pattern[str]
    within: frozenset[str]


@lru_cache(16)
def joints(language: str) -> Joints:
    """Return the patterns of a language, of English where the language isn't listed."""
    lists = _lists()
    words = lists.get(language, lists[_FALLBACK])
    return Joints(
        of=re.compile(rf"[\s\u00a0]{{0,2}}{_either(words['of'])}", re.IGNORECASE),
        opens=re.compile(_either(f"{words['opens']}|{words['compares']}"), re.IGNORECASE),
        compares=re.compile(_LEAD + _either(words["compares"]), re.IGNORECASE),
        joins=re.compile(_either(words["joins"]), re.IGNORECASE),
        base=re.compile(
            rf"{_either(words['base'])}(?:\s+{_either(words['articles'])})?\s*$", re.IGNORECASE
        ),
        within=frozenset(words["within"].split("|")),
    )


def _either(listed: str) -> str:
    """Return a pattern of whole words; Chinese and contractions end where the next word begins."""
    found = sorted((re.escape(phrase) for phrase in listed.split("|") if phrase), key=len)
    if not found:
        return "(?!)"
    parts = [
        f"(?:{'|'.join(run)}){'' if unbounded else _NO_LETTER_AFTER}"
        for unbounded, run in groupby(reversed(found), lambda one: bool(_UNBOUNDED.search(one)))
    ]
    return f"{_NO_LETTER_BEFORE}(?:{'|'.join(parts)})"


@lru_cache(1)
def _lists() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("facts.drafting") / "joints.toml").read_text(encoding="utf-8"))
