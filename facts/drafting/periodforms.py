"""The forms in which headers and questions write periods, as patterns by language."""

import re
from dataclasses import dataclass
from functools import lru_cache

from facts.drafting.header_words import HeaderWords, header_words, whole

# 上一季度 is the one before, 前三季度 three of them; behind Chinese words no blank tells where they end.
_NO_ORDINAL = "(?<![上前下每近])"
_ENDS = r"(?:(?<=[\u4e00-\u9fff])|(?![^\W\d_]))"
YEAR = r"(?:1[5-9]|20|21)\d\d"


@dataclass(frozen=True)
class PeriodForms:
    """Patterns by what they read; their groups are named for the part of the period."""

    runs: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    months: tuple[re.Pattern[str], ...]
    parts: tuple[re.Pattern[str], ...]
    spans: re.Pattern[str]
    years: re.Pattern[str]
    fiscal: re.Pattern[str]
    length: tuple[tuple[re.Pattern[str], int], ...]
    alone: re.Pattern[str]
    undated: re.Pattern[str]


@lru_cache(16)
def period_forms(language: str) -> PeriodForms:
    words = header_words(language)
    month = rf"(?P<name>{'|'.join(words.months)})\.?"
    month = rf"(?<![^\W\d_]){month}(?![^\W\d_])"
    of = r"\s*(?:de\s+|del\s+|of\s+|in\s+|,\s*)?"
    day = r"(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)"
    year = rf"(?P<year>{YEAR})(?!\d)"
    ended = whole(words.ended)
    flags = re.IGNORECASE
    names = "|".join(words.months)
    bound = r"(?<![^\W\d_])(?P<{0}>{1})(?![^\W\d_])\.?"
    return PeriodForms(
        runs=re.compile(
            rf"{bound.format('start', names)}\s*(?:[-–—/]|to|through|bis|a|al|à|au|até|по|至)\s*"
            rf"{bound.format('end', names)}{of}{year}",
            flags,
        ),
        dates=tuple(
            re.compile(pattern, flags)
            for pattern in (
                rf"(?<!\d){year}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
                rf"(?<!\d)(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?{year}",
                rf"(?<!\d)(?P<a>\d\d?)/(?P<b>\d\d?)/{year}",
                rf"{year}\s?年\s?(?P<month>\d\d?)\s?月(?:\s?(?P<day>\d\d?)\s?日)?",
                rf"{month}\s*{day}(?:st|nd|rd|th)?(?:{of}{year})?",
                rf"(?<![\d.,]){day}(?:\.|st|nd|rd|th|er|º)?{of}{month}(?:{of}{year}|(?:\s+г\w*\.?))?",
            )
        ),
        months=(re.compile(rf"{month}{of}{year}", flags),),
        parts=_part_patterns(words),
        spans=re.compile(
            rf"(?<![\d.,/]){_prefix(words)}(?P<first>{YEAR})\s?(?:[-–—/]|to|bis|a|à)\s?"
            rf"{_prefix(words)}(?P<last>{YEAR}|(?<=[-–/])\d\d)(?![\d%]|[.,]\d)",
            flags,
        ),
        years=re.compile(
            rf"(?:(?<=(?:19|20)\d\d,)|(?<![\d.,$€£¥])){_prefix(words)}(?P<year>{YEAR})(?:[aefp](?!\w))?"
            rf"(?!\d|[.,]\d(?!\d{{3}}(?!\d))|%)",
            flags,
        ),
        fiscal=re.compile(r"(?<!\w)(?:fy|cy|f|gj|ej\.?)\s?['’]?(?P<short>\d\d)(?![\d%]|[.,]\d)", flags),
        length=(
            *(
                (re.compile(rf"{whole(count)}[\s-]*(?:{words.month})?[\s-]*{ended}", flags), months)
                for months, count in words.counts.items()
            ),
            *(
                (re.compile(rf"(?<=止)(?:{count})(?:{words.month})", flags), months)
                for months, count in words.counts.items()
            ),
            (re.compile(rf"{whole(words.quarter)}\s*{ended}", flags), 3),
            (re.compile(rf"{whole(words.half)}[\s-]*(?:{words.year})?\s*{ended}", flags), 6),
            (re.compile(rf"(?:{whole(words.year)}|{whole(words.fiscal)})\s*{ended}", flags), 12),
        ),
        alone=re.compile(month, flags),
        undated=re.compile(rf"{words.quarter}|{words.half}", flags),
    )  # fmt: skip


def _prefix(words: HeaderWords) -> str:
    return rf"(?:(?<![^\W\d_])(?:{words.fiscal}|{words.year})[\s'’]*)?"


def _part_patterns(words: HeaderWords) -> tuple[re.Pattern[str], ...]:
    ordinals = "|".join(f"(?P<n{number}>{each})" for number, each in enumerate(words.ordinals, 1))
    kind = rf"(?:(?P<Q>{words.quarter})|(?P<H>{words.half}))"
    lead = rf"(?:(?:of|the|in|de|del|des|von|,)\s+)*(?:(?:{words.fiscal}|{words.year})\s*)?"
    year = rf"(?:(?P<year>{YEAR})(?!\d)|['’]?(?P<short>\d\d)(?!\d|%|[.,]\d))"
    flags = re.IGNORECASE
    return (
        re.compile(rf"(?<![^\W_])(?:(?P<Q>[qtк])|(?P<H>[hs]))\s?(?P<n>[1-4])(?!\d)(?:[\s,/-]*{lead}{year})?", flags),
        re.compile(rf"(?<![^\W_])(?P<n>[1-4])\s?(?:(?P<Q>[qtк])|(?P<H>[hs]))(?![^\W\d_])(?:[\s,/-]*{lead}{year})?", flags),
        re.compile(rf"(?<!\d)(?P<year>{YEAR})[\s年/-]*(?:(?P<Q>[qt])|(?P<H>[hs]))\s?(?P<n>[1-4])(?!\d)", flags),
        re.compile(rf"(?P<year>{YEAR})\s?年?\s?(?:{ordinals}){kind}", flags),
        re.compile(rf"(?P<year>{YEAR})\s?年?\s?(?:(?P<first>上)|(?P<second>下))半年", flags),
        re.compile(rf"{_NO_ORDINAL}{whole(ordinals)}[\s-]*(?:(?:{words.fiscal})[\s-]*)?{kind}{_ENDS}(?:\s*{lead}{year})?", flags),
    )  # fmt: skip
