"""A statement laid over a sentence: which tokens stand for which, and what need not be repeated."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from bot.answering.claims.aligning import Pair
from bot.answering.claims.tokens import Border, Kind, Statement, Token


@dataclass(frozen=True)
class Reading:
    """`alone` are names that the document uses by themselves, `given` keys of its title.

    `places` are names of what things happen in.
    """

    claim: Statement
    sentence: Statement
    pairs: tuple[Pair, ...]
    alone: frozenset[str]
    given: frozenset[str]
    places: frozenset[str] = frozenset()

    @cached_property
    def matched(self) -> frozenset[int]:
        """Positions in the sentence that something of the statement stands for."""
        return frozenset(pair.place for pair in self.pairs)

    @cached_property
    def core(self) -> tuple[int, ...]:
        """Matched positions but for dates, in order."""
        tokens = self.sentence.tokens
        return tuple(sorted(at for at in self.matched if tokens[at].kind is not Kind.PERIOD))

    def beside(self, offset: int) -> bool:
        """Tell whether an offset of the sentence lies in a clause that holds something matched."""
        starts = [t.start for t in self.sentence.tokens if t.border is Border.CLAUSE]
        clause = bisect_right(starts, offset)
        held = {bisect_right(starts, self.sentence.tokens[at].start) for at in self.core}
        return clause in held

    @cached_property
    def _lists(self) -> tuple[int, ...]:
        """The number of the list that each token of the sentence is an item of, 0 for none.

        Its items are names behind one word: "in the New York, Cleveland, and Dallas Districts".
        """
        tokens, found, number = self.sentence.tokens, [0] * len(self.sentence.tokens), 0
        for at in range(1, len(tokens)):
            one, other = tokens[at - 1], tokens[at]
            parted = other.border in {Border.LIST, Border.COMMA} and not other.role
            if not (one.name and other.name and (parted or other.joined)):
                continue
            if not found[at - 1]:
                number += 1
                start = at - 1
                while start and tokens[start].joined and tokens[start - 1].name:
                    start -= 1
                found[start:at] = [number] * (at - start)
            found[at] = found[at - 1]
        several = {
            found[at]
            for at in range(1, len(tokens))
            if found[at] == found[at - 1] and tokens[at].border is not Border.NONE
        }
        return tuple(one if one in several else 0 for one in found)

    def listed(self, place: int) -> bool:
        """Tell whether a name is an item of a list of which another is matched.

        What isn't a figure holds of each item: sales fell "in Boston, Dallas and New York".
        """
        number = self._lists[place]
        if not number or self.claim.has_figure:
            return False
        return any(self._lists[at] == number for at in self.matched)

    def denies_whole(self, place: int) -> bool:
        """Tell whether a statement without a figure denies what the sentence puts a figure to.

        "Produces no gold" is ruled out by "produces 14% of the gold".
        """
        quantity = self.sentence.tokens[place].quantity
        denied = bool(self.claim.negations) and not self.claim.has_figure
        return denied and quantity is not None and quantity.unit == "%" and quantity.value > 0

    def only_subject(self, place: int) -> bool:
        """Tell whether a token is of a clause of which nothing but the subject is matched.

        "Sales rose in Boston but fell in Dallas" says of sales in Dallas what it says there.
        """
        tokens = self.sentence.tokens
        clause = self.sentence.stretch(place, Border.CLAUSE)
        held = [at for at in self.core if at in clause]
        later = [at for at in self.core if at >= clause.stop]
        if not held or not later or place < held[-1]:
            return False
        passing = self.sentence.passing
        first = next((at for at in clause if at not in passing), clause.start)
        subject = held == list(range(first, first + len(held)))
        plain = all(tokens[at].kind is Kind.WORD and not tokens[at].role for at in held)
        return subject and plain and later[0] == clause.stop and not tokens[later[0]].name

    def stated(self, pair: Pair) -> Token:
        return self.claim.tokens[pair.claim]

    def found(self, pair: Pair) -> Token:
        return self.sentence.tokens[pair.place]

    def border(self, place: int) -> Border:
        """Return what stands before a token of the sentence; the brackets of an aside don't part."""
        tokens = self.sentence.tokens
        if place and tokens[place - 1].aside != tokens[place].aside:
            return Border.LIST
        return tokens[place].border
