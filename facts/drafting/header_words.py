"""The words of table headers, captions and labels, ready to be matched."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_LISTS = Path(__file__).with_name("header_words.toml")
HAN = "\u2e80"  # characters from here on stand without spaces
_FALLBACK = "en"  # tables in any language have English headers now and then


@dataclass(frozen=True)
class HeaderWords:
    """The words of a document's language and of English, as alternatives of a pattern.

    `months` and `ordinals` stand by number from 1, `scales`, `counts` (of months) and
    `durations` by what they mean.
    """

    months: tuple[str, ...]
    ordinals: tuple[str, ...]
    counts: Mapping[int, str]
    scales: Mapping[int, str]
    durations: Mapping[str, str]
    month: str
    quarter: str
    half: str
    year: str
    fiscal: str
    ended: str
    per: str
    excepted: re.Pattern[str]
    percent: re.Pattern[str]
    count: re.Pattern[str]
    total: re.Pattern[str]
    note: re.Pattern[str]
    opening: re.Pattern[str]
    times: re.Pattern[str]
    change: re.Pattern[str]


@lru_cache(16)
def header_words(language: str) -> HeaderWords:
    """Return the words of a language joined with those of English."""
    lists = _lists()
    used = [lists[name] for name in dict.fromkeys((language, _FALLBACK)) if name in lists]

    def either(key: str) -> str:
        return "|".join(each[key] for each in used)

    def numbered(key: str) -> tuple[str, ...]:
        return tuple("|".join(words) for words in zip(*(each[key] for each in used), strict=True))

    def by(key: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for each in used:
            for code, words in each[key].items():
                found[code] = f"{found[code]}|{words}" if code in found else words
        return found

    def words(key: str) -> re.Pattern[str]:
        return re.compile(whole(either(key)), re.IGNORECASE)

    return HeaderWords(
        months=numbered("months"),
        ordinals=numbered("ordinals"),
        counts={int(code): words for code, words in by("counts").items()},
        scales={int(code): words for code, words in by("scales").items()},
        durations=by("durations"),
        month=either("month"),
        quarter=either("quarter"),
        half=either("half"),
        year=either("year"),
        fiscal=either("fiscal"),
        ended=either("ended"),
        per=either("per"),
        excepted=words("except"),
        percent=words("percent"),
        count=words("count"),
        total=words("total"),
        note=re.compile(rf"(?:{either('note')})\W*", re.IGNORECASE),
        opening=words("opening"),
        times=words("times"),
        change=words("change"),
    )


def whole(alternatives: str) -> str:
    """Return a pattern of whole words; Chinese words stand without boundaries."""
    if any(char >= HAN for char in alternatives):
        return rf"(?<![A-Za-z])(?:{alternatives})(?![A-Za-z])"
    return rf"(?<![^\W_])(?:{alternatives})(?![^\W\d_])"


@lru_cache(1)
def _lists() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_LISTS.read_text(encoding="utf-8"))
