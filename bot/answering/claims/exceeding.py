"""Figures that are said not to be all: "not only 12 million" is more than that."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.marks import Mark, marks_of
from facts.quantity import Quantity
from index.text import Term, terms

_NO_AMOUNTS = frozenset({"year", "ordinal"})
_JOINING = frozenset({"light", "filler"})


def exceeded(
    figures: Sequence[Quantity], text: str, language: str
) -> tuple[list[Quantity], frozenset[int]]:
    """Return figures with the bound that "not only" gives them, and where such words start.

    Those that give none ("not only the museum employs 57") aren't among the latter: what they add
    isn't known.
    """
    words = terms(text, language)
    marks = marks_of(language).find(text, words)
    found: list[Quantity] = []
    taken: set[int] = set()
    for figure in figures:
        amount = figure.kind not in _NO_AMOUNTS and figure.date is None
        before = _before(figure.start, text, language, words, marks) if amount else None
        if before is not None and figure.qualifier is None:
            taken.add(before.start)
            found.append(replace(figure, qualifier="over"))
        else:
            found.append(figure)
    return found, frozenset(taken)


def _before(
    start: int, text: str, language: str, words: Sequence[Term], marks: Sequence[Mark]
) -> Mark | None:
    """Return the "not only" right before a figure: at most words that join stand between."""
    last = next((m for m in reversed(marks) if m.kind == "beyond" and m.end <= start), None)
    if last is None:
        return None
    covered = [(m.start, m.end) for m in marks if m.kind in _JOINING]
    covered += [role[:2] for role in marks_of(language).role_spans(text, words)]
    between = [word for word in words if last.end <= word.start and word.end <= start]
    return last if all(_joins(word, covered) for word in between) else None


def _joins(word: Term, covered: Sequence[tuple[int, int]]) -> bool:
    return word.stop or any(first <= word.start and word.end <= end for first, end in covered)
