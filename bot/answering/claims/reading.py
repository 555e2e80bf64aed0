"""A statement laid over a sentence: which tokens stand for which, and what need not be repeated."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from bot.answering.claims.aligning import Pair
from bot.answering.claims.tokens import Border, Kind, Statement, Token


@dataclass(frozen=True)
class Reading:
    """`alone` are names that the document uses by themselves, `given` keys of its title."""

    claim: Statement
    sentence: Statement
    pairs: tuple[Pair, ...]
    alone: frozenset[str]
    given: frozenset[str]

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
