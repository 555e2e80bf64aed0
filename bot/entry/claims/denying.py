"""What a statement denies: "did not grow", "no other place sells more than A"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.understanding.marks import marks_of
from facts.phrases import Sense
from facts.reading import Mention, Reading
from index.script import simplified
from index.text import terms

_FIRST = ("novelty", 0)

_NEGATION = re.compile(
    r"\b(?:not|never|(?:has|have|are|is|were|was|had) no(?! (?:longer|less|fewer|more))|no longer|"
    r"isn'?t|wasn'?t|didn'?t|doesn'?t|don'?t|hasn'?t|haven'?t|aren'?t|weren'?t|won'?t|"
    r"can'?t|cannot|failed to|yet to|denied|nunca|jam[aá]s|n[aã]o|no (?=\w+[oó]\b)|не|никогда)\b|"
    r"没有|沒有|并未|並未|并非|並非|不是|从未|未能|尚未|还没|還沒",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(
    r"not only|not just|no s[oó]lo|n[aã]o s[oó]|не только|不仅|不只|不但", re.IGNORECASE
)
_NO_OTHER = re.compile(
    r"\b(?:no other \w+(?: of \w+| in \w+)?|no one(?: else)?|nobody(?: else)?|none|no \w+)\b(?= (?!doubt)\w+)|"
    r"ning[uú]n[ao]? (?:otr[ao] )?\w+|nenhum[a]? (?:outr[ao] )?\w+|ни одна? \w+ не|никто не|没有(?:任何|哪个|其他)\w?",
    re.IGNORECASE,
)


def is_denied(reading: Reading) -> bool:
    """Whether a statement denies something."""
    text = _NOT_ONLY.sub(_blank, reading.text)
    found = list(_NEGATION.finditer(text))
    return bool(found) and not all(_within(match.start(), never_before(reading)) for match in found)


def never_before(reading: Reading) -> list[tuple[int, int]]:
    """Return where "never before" says that something was so for the first time, and denies nothing.

    A Russian verb behind it is denied once more.
    """
    text = simplified(reading.text)
    words = terms(text, reading.language)
    marks = marks_of(reading.language).find(text, words)
    firsts = [(m.start, m.end) for m in marks if (m.axis, m.pole) == _FIRST]
    found = [(start, end) for start, end in firsts if _NEGATION.search(text, start, end)]
    if found and reading.language == "ru":
        again = (m for m in marks if m.kind == "not" and m.start > found[0][1])
        found += [(mark.start, mark.end) for mark in again]
    return found


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def no_other(reading: Reading) -> Reading:
    """ "No other place sells more than A": A is first."""
    match = _NO_OTHER.search(reading.text)
    if match is None or "compare-more" not in reading.operations:
        return reading
    gone = [(m.start, m.end) for m in reading.mentions if m.ids & {"compare-more", "negation"}]
    first = Mention(match[0], match.start(), match.end(), 0, (Sense("ask", "superlative"),))
    less = reading.without([*gone, match.span()])
    text = reading.text[: match.start()] + reading.text[match.end() :]
    return replace(less, mentions=(first, *less.mentions), text=text)
