"""A statement against one sentence: each slot on its own, and what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.claims.aligning import Alignment, align
from bot.answering.claims.around import Around
from bot.answering.claims.baselines import other_base, without_bases
from bot.answering.claims.leftovers import leftovers, missing
from bot.answering.claims.naming import other_name
from bot.answering.claims.overlay import Reading
from bot.answering.claims.slots import Conflict, slots
from bot.answering.claims.structure import looseness
from bot.answering.claims.tokens import Border, Kind, Statement, Token
from bot.answering.claims.tolerance import same_kind, same_value

# What denies the same words in whatever order: "did not vote for", "voting for … were".
_POLAR = ({"negation"}, {"direction"})
_SHUFFLED = ("order", "apart")
_MOST = 0.5  # of a clause's words that a statement must have to be about what the clause is about
_TOGETHER = frozenset({"figure", "direction"})  # both may differ, and it is still the same thing


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a sentence stands to a statement, slot by slot.

    `claim` is the statement less the period that it only compares with. `left` are its words that
    nothing accounts for, `opened` slots that a bound or another grain leaves open, `loose` reasons why
    it may be about something else. `figure` is the first printed figure that was compared.
    `compact` tells that all words stand in one clause and make up most of it, only in another order,
    `printed` that a stated figure stands elsewhere than where it was compared. `clause` tells that it was
    compared with a simple clause of the sentence.
    """

    claim: Statement
    alignment: Alignment
    left: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    opened: tuple[Conflict, ...]
    loose: tuple[str, ...]
    figure: Token | None = None
    compact: bool = False
    printed: bool = False
    clause: bool = False

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
        slots = {one.slot for one in self.conflicts}
        if self.conflicts and not (self.left or self.loose):
            opened = {one.slot for one in self.opened}
            if slots == _TOGETHER and self.printed:
                return (
                    False  # "up 3%, though exports fell 2%": that exports rose 3% is a misreading
                )
            if opened <= {"figure"} and slots <= _TOGETHER:
                return True  # of two figures one is ruled out, whatever the other is
            return len(self.conflicts) == 1 and not opened
        return self.compact and slots in _POLAR and not (self.left or self.opened)


def compare_with(claim: Statement, sentence: Statement, around: Around) -> Comparison:
    """Compare a statement with one sentence and what stands around it."""
    based = without_bases(claim)
    claim = based.statement
    alignment = align(claim, sentence, around.known)
    if sentence.pronouns:
        alignment = alignment.once()
    reading = Reading(claim, sentence, alignment.pairs, around.alone, around.title, around.places)
    compared = slots(reading, around)
    left = leftovers(claim, sentence, alignment, around)
    lacking = missing(claim, sentence, alignment, around)
    name = other_name(reading, lacking) if len(left) == len(lacking) else None
    if name is not None:
        compared.conflicts.append(name)
        left = []
    tokens = [reading.found(pair) for pair in alignment.pairs]
    loose = (
        *looseness(reading),
        *compared.loose,
        *other_base(based.bases, claim, sentence, around),
    )
    return Comparison(
        claim,
        alignment,
        left=tuple(left),
        conflicts=tuple(compared.conflicts),
        opened=tuple(compared.opened),
        loose=loose,
        compact=_compact(reading, loose),
        printed=_printed(reading),
        figure=next((token for token in tokens if token.kind is Kind.FIGURE), None),
    )


def _printed(reading: Reading) -> bool:
    """Tell whether a figure is compared in a stretch of its own, and the stated one stands too."""
    sentence = reading.sentence
    words = {
        sentence.segment(reading.found(pair).start)
        for pair in reading.pairs
        if reading.found(pair).kind is Kind.WORD and pair.place not in sentence.passing
    }
    return any(
        sentence.segment(reading.found(pair).start) not in words
        and any(
            place not in reading.matched and _equal(reading.stated(pair), token)
            for place, token in enumerate(sentence.tokens)
        )
        for pair in reading.pairs
    )


def _equal(stated: Token, printed: Token) -> bool:
    if stated.quantity is None or printed.quantity is None:
        return False
    return same_kind(stated.quantity, printed.quantity) and same_value(
        stated.quantity, printed.quantity
    )


def _compact(reading: Reading, loose: Sequence[str]) -> bool:
    """Tell whether a statement's words stand in one clause and are most of what it says."""
    if not all(reason.startswith(_SHUFFLED) for reason in loose) or not reading.pairs:
        return False
    first = reading.pairs[0]
    if loose and not reading.stated(first).role and reading.found(first).role == "of":
        return False  # "the council did not approve the plan of the mayor": did the mayor?
    tokens, matched = reading.sentence.tokens, reading.matched
    clause = reading.sentence.stretch(min(matched), Border.CLAUSE)
    if max(matched) not in clause:
        return False
    said = [at for at in clause if at in matched or at not in reading.sentence.passing]
    if any(tokens[at].axis == "above" for at in said if at not in matched):
        return False  # "A overtook B to become the largest": who is the largest, A or B?
    return len(matched) >= _MOST * len(said)
