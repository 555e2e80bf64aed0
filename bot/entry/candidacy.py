"""How a fact stands to a question, and from when on that makes it the answer."""

from dataclasses import dataclass

from bot.entry.kinds import is_figure
from facts.quantity import Quantity
from facts.reading import Mention
from facts.table import Fact

MOST_FOR_FIGURE, _MOST_SHARE_FOR_FIGURE, _MOST_SHARE_FOR_TEXT = 0.95, 0.16, 0.6
# A question that asks for no measure has a figure for its answer only if it says nothing else.
_MOST_UNMEASURED = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """How a fact stands to a reading. It answers when nothing is missing or in conflict."""

    fact: Fact
    score: float
    matched: frozenset[str]
    missing: tuple[frozenset[str], ...]
    conflicts: tuple[Mention, ...]
    numbers: tuple[Quantity, ...]
    fit: float | None
    against: float = 0.0
    weight: float = 0.0
    measured: bool = True

    @property
    def fits(self) -> bool:
        return self.fit is not None

    @property
    def answers(self) -> bool:
        if not self.fits or self.missing or self.numbers:
            return False
        if is_figure(self.fact):
            if not self.measured:
                return self.against < _MOST_UNMEASURED
            return self.against <= max(MOST_FOR_FIGURE, _MOST_SHARE_FOR_FIGURE * self.weight)
        return self.against <= _MOST_SHARE_FOR_TEXT * self.weight
