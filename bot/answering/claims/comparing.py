"""A statement against one sentence: each slot on its own, and what is left over."""

from dataclasses import dataclass

from bot.answering.claims.aligning import Alignment, align
from bot.answering.claims.around import Around
from bot.answering.claims.leftovers import leftovers, missing
from bot.answering.claims.naming import other_name
from bot.answering.claims.reading import Reading
from bot.answering.claims.slots import Conflict, slots
from bot.answering.claims.structure import looseness
from bot.answering.claims.tokens import Kind, Statement, Token

_TOGETHER = frozenset({"figure", "direction"})  # both may differ, and it is still the same thing


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a sentence stands to a statement, slot by slot.

    `left` are the statement's words that nothing accounts for, `opened` slots that a bound or
    another grain leaves open, `loose` reasons why it may be about something else. `figure` is
    the first printed figure that was compared.
    """

    alignment: Alignment
    left: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    opened: tuple[Conflict, ...]
    loose: tuple[str, ...]
    figure: Token | None = None

    @property
    def agrees(self) -> bool:
        """Whether nothing but conflicts may stand between the two."""
        return not (self.left or self.opened or self.loose)

    @property
    def supports(self) -> bool:
        return self.agrees and not self.conflicts

    @property
    def contradicts(self) -> bool:
        """Whether one slot is ruled out and all others agree."""
        if not self.agrees or not self.conflicts:
            return False
        return len(self.conflicts) == 1 or {one.slot for one in self.conflicts} <= _TOGETHER


def compare_with(claim: Statement, sentence: Statement, around: Around) -> Comparison:
    """Compare a statement with one sentence and what stands around it."""
    alignment = align(claim, sentence, around.known)
    reading = Reading(claim, sentence, alignment.pairs, around.alone, around.title)
    compared = slots(reading, around)
    left = leftovers(claim, sentence, alignment, around)
    lacking = missing(claim, sentence, alignment, around)
    name = other_name(reading, lacking) if len(left) == len(lacking) else None
    if name is not None:
        compared.conflicts.append(name)
        left = []
    tokens = [reading.found(pair) for pair in alignment.pairs]
    return Comparison(
        alignment,
        left=tuple(left),
        conflicts=tuple(compared.conflicts),
        opened=tuple(compared.opened),
        loose=(*looseness(reading), *compared.loose),
        figure=next((token for token in tokens if token.kind is Kind.FIGURE), None),
    )
