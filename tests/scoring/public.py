"""Scores answers to questions of public sets: hits, figures and abstention."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from bot.answer import Answer, Figure, plain
from tests.scoring.documents import Line
from tests.scoring.numbers import matches

_QUOTES = 3  # hit@3
# A quotation that is a page long would hold any answer.
_LONGEST_QUOTE = 1200
_NEAR = Decimal("0.005")  # of a table's figure: half a per cent, for what is reckoned
_NOTHING = Decimal("1e-9")
_EDGES = " .,;:!?\"'()[]。，；：！？"


@dataclass(frozen=True, slots=True)
class Judged:
    """A line's score. Each is None where the line doesn't ask for it.

    `first`, `third`: the first, or one of the first three quotations has a gold answer.
    `figure`: the first figure is the gold one; False both for another and for none.
    `wrong`: a figure is stated, and it is another.
    """

    answerable: bool
    answered: bool
    first: bool | None = None
    third: bool | None = None
    figure: bool | None = None
    wrong: bool | None = None

    @property
    def correct(self) -> bool:
        """Tell whether the line's main measure holds: the hit, else the figure, else silence."""
        if not self.answerable:
            return not self.answered
        return bool(self.figure if self.first is None else self.first)


@dataclass(frozen=True, slots=True)
class Total:
    """Shares from 0 to 1 of the lines that a measure applies to, None where there are none."""

    lines: int
    hit1: float | None
    hit3: float | None
    figure1: float | None
    wrong: float | None
    answered: float | None
    balanced: float | None

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> Self:
        answered = _share([one.answered for one in judged if one.answerable])
        silent = _share([not one.answered for one in judged if not one.answerable])
        balanced = None if answered is None or silent is None else (answered + silent) / 2
        return cls(
            lines=len(judged),
            hit1=_share([one.first for one in judged]),
            hit3=_share([one.third for one in judged]),
            figure1=_share([one.figure for one in judged]),
            wrong=_share([one.wrong for one in judged]),
            answered=_share([one.answered for one in judged]),
            balanced=balanced,
        )


def judge(line: Line, answer: Answer | None) -> Judged:
    """Score one answer; None, where the document can't be read, answers nothing."""
    said = answer if answer is not None and answer.status == "answered" else None
    if not line["answerable"]:
        return Judged(answerable=False, answered=said is not None)
    quotes = [_flat(one.quote) for one in said.citations[:_QUOTES]] if said else []
    golds = [_flat(gold).strip(_EDGES) for gold in line["answers"]]
    hits = [
        len(quote) <= _LONGEST_QUOTE and any(gold in quote for gold in golds) for quote in quotes
    ]
    stated = next(iter(said.figures), None) if said else None
    right = stated is not None and _is_gold(stated, line)
    reckoned = line.get("kind") == "arithmetic"  # no sentence says what is reckoned
    return Judged(
        answerable=True,
        answered=said is not None,
        first=None if reckoned else any(hits[:1]),
        third=None if reckoned else any(hits),
        figure=right if line["figure"] else None,
        wrong=stated is not None and not right if line["figure"] else None,
    )


def _is_gold(figure: Figure, line: Line) -> bool:
    """Tell whether a figure is a gold one: of tables its number, with or without its scale."""
    if line.get("value") is None:
        shown = {figure.text, plain(figure.value)}
        return any(matches(text, gold) for text in shown for gold in line["answers"])
    golds = [abs(Decimal(str(line[name]))) for name in ("value", "printed")]
    value = abs(figure.value)
    return any(abs(value - gold) <= _NEAR * gold + _NOTHING for gold in golds)


def _share(found: Sequence[bool | None]) -> float | None:
    counted = [one for one in found if one is not None]
    return sum(counted) / len(counted) if counted else None


def _flat(text: str) -> str:
    return " ".join(text.split()).casefold()
