"""What a question asks to compute from figures of sentences, as pure values."""

from dataclasses import dataclass, field
from enum import StrEnum

from index.text import Term


class Task(StrEnum):
    """The computations; each says which figures it needs and how they must hang together."""

    DIFFERENCE = "difference"  # two things apart: "how much higher is A than B"
    CHANGE = "change"  # one thing at two times, or "from … to …"
    SUM = "sum"
    AVERAGE = "average"
    SHARE = "share"  # part, whole
    RATIO = "ratio"
    EACH = "each"  # goals per game: two nouns of one sentence
    REST = "rest"  # a whole less the part that its sentence names
    EARLIER = "earlier"  # a level and its growth: what it was a year before
    RISE = "rise"  # a level and its growth in per cent: by how much it grew
    WIDTH = "width"  # from one end of a range to the other
    SPAN = "span"  # from one date to another
    NAMES = "names"  # how many names a sentence lists
    TIMES = "times"  # an amount per thing, times a number of things that the question gives


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question that one figure has to answer: its topic words and its periods.

    `periods` are normal forms (see `facts.quantities.periods`), `prior` asks for the period before
    the other part's.
    """

    terms: tuple[Term, ...] = ()
    periods: tuple[str, ...] = ()
    prior: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether the part says nothing by itself."""
        return not (self.terms or self.periods or self.prior)


@dataclass(frozen=True, slots=True)
class Ask:
    """One reading of a question: a task, its parts in the order of the formula, what they share.

    `larger` says of DIFFERENCE whether the first part is claimed to be the larger, of CHANGE
    whether it is claimed to grow; None where nothing is claimed. `unit` is the unit asked for
    ("%", "money", "days", "years"), "" where none is said. `backwards` tells that the question itself says
    to go by the growth, `undone` that EARLIER is before a rise (1), or a decline (-1).
    """

    task: Task
    parts: tuple[Part, ...]
    shared: Part = field(default_factory=Part)
    larger: bool | None = None
    unit: str = ""
    backwards: bool = False
    undone: int = 0
