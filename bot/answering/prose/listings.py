"""Lists of names in a sentence: "Boston, Atlanta, and San Francisco"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from facts.drafting.joints import joints
from index.text import Term

_FEWEST = 2
_LONGEST_NAME = 5  # words: "St. Louis", "the Republic of Korea"


@dataclass(frozen=True, slots=True)
class Listing:
    """The names that a sentence lists, and where the list ends."""

    names: tuple[str, ...]
    start: int
    end: int


def listings(text: str, language: str, words: Sequence[Term]) -> list[Listing]:
    """Return the lists of names in a sentence: "A, B, and C" or "A、B和C"."""
    names = _names(text, words)
    found: list[Listing] = []
    run: list[tuple[int, int]] = []
    closed = False
    for span in names:
        joined = run and _joint(text[run[-1][1] : span[0]], language)
        if joined and not closed:
            run.append(span)
            closed = joined == "last"
        else:
            _close(text, run, closed=closed, found=found)
            run, closed = [span], False
    _close(text, run, closed=closed, found=found)
    return found


def _close(text: str, run: list[tuple[int, int]], *, closed: bool, found: list[Listing]) -> None:
    """Keep a run of names that ends as lists do, with "and" before the last."""
    if len(run) >= _FEWEST and closed:
        names = tuple(text[start:end] for start, end in run)
        found.append(Listing(names, run[0][0], run[-1][1]))


def _names(text: str, words: Sequence[Term]) -> list[tuple[int, int]]:
    """Return the spans of names: capital words side by side, also the sentence's first."""
    spans: list[tuple[int, int]] = []
    for word in words:
        if word.kind != "word" or not word.surface[:1].isupper():
            continue
        if word.stop and not spans and word.start < 2:
            continue
        gap = text[spans[-1][1] : word.start] if spans else "x"
        if spans and gap in {" ", ". ", "-", "\u00a0"} and spans[-1][1] > spans[-1][0]:
            spans[-1] = spans[-1][0], word.end
        else:
            spans.append((word.start, word.end))
    return [span for span in spans if len(text[span[0] : span[1]].split()) <= _LONGEST_NAME]


_COMMA = re.compile(r",\s*(?:the\s+)?|、")


def _joint(gap: str, language: str) -> str:
    """Return "more" for a comma between two names, "last" for what stands before the last."""
    if _COMMA.fullmatch(gap):
        return "more"
    bare = gap.strip().removeprefix(",").strip()
    bare = bare.removesuffix(" the")
    match = joints(language).joins.fullmatch(bare.lower()) if bare else None
    return "last" if match is not None else ""
