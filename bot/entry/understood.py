"""A question as words alone understand it, for what chooses by its vector too."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.answer import Answer
from bot.computing.operation import Operation
from bot.entry.earlier import Earlier
from facts.reading import Reading

_COMPARED: Final = frozenset({Operation.ORDER, Operation.EXTREME, Operation.COMPARE})

Features = dict[str, float]
Scores = Mapping[str, float]
"""The logit of each class of a classifier."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: `answer` is what words alone give, `doubtful` whether that was doubted.

    `own` is its reading by itself, `reading` that with what words alone take from the turns before,
    `earlier` what those were about.
    """

    text: str
    own: Reading
    reading: Reading
    answer: Answer | None
    doubtful: bool = False
    earlier: Earlier | None = None

    @property
    def ways(self) -> tuple[str, ...]:
        """What is embedded: the question by itself, and behind what was talked of."""
        if self.earlier is None:
            return (self.text,)
        return self.text, f"{self.earlier.said(self.reading.language)} {self.text}"

    @property
    def leans(self) -> bool:
        """Whether words alone take something from before: its place is before the text then."""
        return any(m.start < 0 for m in self.reading.mentions)

    @property
    def fact(self) -> str | None:
        """The fact that words alone answer with."""
        return None if self.answer is None else self.answer.reading.fact

    @property
    def computed(self) -> bool:
        """Whether words alone compute or compare something."""
        answer = self.answer
        return answer is not None and (
            answer.calculation is not None or answer.reading.intent in _COMPARED
        )

    @property
    def features(self) -> Features:
        """What speaks for and against any answer."""
        reading = self.reading
        return {
            "strange": min(len(reading.unknown), 4) / 2,
            "phrases": min(len(reading.content), 8) / 4,
            "asks": float(bool(reading.asks)),
            "operates": float(bool(reading.operations)),
            "leans": float(self.leans),
            "foreign_names": float(any(m.is_name for m in reading.mentions)),
            "figures": float(bool(reading.quantities)),
            "talks": float(bool(reading.of("talk"))),
            "answered_by_words": float(self.answer is not None),
            "doubtful": float(self.doubtful),
        }
