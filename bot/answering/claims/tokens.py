"""A statement or sentence as typed values: words, names, figures, periods, marks, borders."""

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

from bot.understanding.marks import Mark
from facts.quantity import Quantity


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    FIGURE = "figure"
    PERIOD = "period"
    MARK = "mark"


class Border(IntEnum):
    """What stands between a token and the one before."""

    NONE = 0
    LIST = 1
    COMMA = 2
    CLAUSE = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure, date or mark at `text[start:end]` that carries meaning.

    `role` is the part that a word before it gives ("by", "from", "of"), "" where none does.
    `joined` tells that nothing but a space stands between it and the token before, `close` at
    most an article. `axis` and `pole` are those of a mark ("change", 0: up), `also` other axes of it; a rank is the axis
    "order" or "extreme" with its `rank`, -1 the last. `lead` is the part of a figure: "level"
    (rose to), "delta" (by), "start" (from) or "". `aside` stands in brackets, `itself` is a
    word for the document: "the report".
    """

    kind: Kind
    key: str
    surface: str
    start: int
    end: int
    name: bool = False
    role: str = ""
    border: Border = Border.NONE
    joined: bool = False
    close: bool = False
    axis: str = ""
    pole: int = 0
    also: tuple[tuple[str, int], ...] = ()
    rank: int = 0
    lead: str = ""
    aside: bool = False
    itself: bool = False
    quantity: Quantity | None = None

    @property
    def owns(self) -> bool:
        """Whether it is an English genitive: "the fund's"."""
        return self.surface.endswith(("'s", "’s", "s'", "s’"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A token or a mark that is none (a negation, "may"), at `text[start:end]`."""

    start: int
    end: int
    token: Token | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A text read.

    `negations`, `modes` (modal words with their kind), `pronouns` and those of them that point at
    something at hand ("this", `pointers`) are offsets in `text`, `cuts` those at which a comma or
    more parts it. `lights` are positions of tokens that carry no meaning of their own ("reached"),
    `measures` those that only say that something is measured ("the value of"), `lasting` those
    that only say that a duration follows, `ranks` those
    right before a rank that only say that it follows, `passing` all that may stand between others. `unread`
    tells that the text has more than is looked at.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    negations: tuple[int, ...] = ()
    modes: tuple[tuple[int, str], ...] = ()
    pronouns: tuple[int, ...] = ()
    pointers: tuple[int, ...] = ()
    cuts: tuple[int, ...] = ()
    lights: frozenset[int] = field(default_factory=frozenset)
    measures: frozenset[int] = field(default_factory=frozenset)
    lasting: frozenset[int] = field(default_factory=frozenset)
    ranks: frozenset[int] = field(default_factory=frozenset)
    passing: frozenset[int] = field(default_factory=frozenset)
    unread: bool = False

    def segment(self, offset: int) -> int:
        """Return the number of the stretch between commas that an offset lies in."""
        return bisect_right(self.cuts, offset)

    def after(self, place: int) -> Token | None:
        """Return the token behind another, None at the end."""
        return self.tokens[place + 1] if place + 1 < len(self.tokens) else None

    def stretch(self, place: int, border: Border) -> range:
        """Return the positions around a token that no such border, or a stronger one, parts off."""
        starts = [at for at, token in enumerate(self.tokens) if token.border >= border]
        number = bisect_right(starts, place)
        ends = [0, *starts, len(self.tokens)]
        return range(ends[number], ends[number + 1])

    def between(self, one: int, other: int) -> str:
        """Return what stands between two tokens."""
        return self.text[self.tokens[one].end : self.tokens[other].start]

    def without(self, gone: Collection[Token]) -> "Statement":
        """Return a statement less some of its tokens."""
        kept = [at for at, token in enumerate(self.tokens) if token not in gone]
        places = {at: place for place, at in enumerate(kept)}

        def moved(positions: frozenset[int]) -> frozenset[int]:
            return frozenset(places[at] for at in positions if at in places)

        return replace(
            self,
            tokens=tuple(self.tokens[at] for at in kept),
            lights=moved(self.lights),
            measures=moved(self.measures),
            lasting=moved(self.lasting),
            ranks=moved(self.ranks),
            passing=moved(self.passing),
        )

    @property
    def has_figure(self) -> bool:
        return any(token.kind is Kind.FIGURE for token in self.tokens)
