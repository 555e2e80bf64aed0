"""What answers a reading as it is: facts, a computation, a summary, sentences, in this order."""

from functools import lru_cache

from bot.answer import Answer
from bot.entry.candidacy import Candidate
from bot.entry.cautions import Cautions
from bot.entry.computed import answer_computed
from bot.entry.computing.compute import Computer
from bot.entry.computing.ordering import Outcome
from bot.entry.implied import with_measure
from bot.entry.key_facts import answer_summary, wants_summary
from bot.entry.kinds import is_figure
from bot.entry.lookup import Lookup
from bot.entry.passages import passages
from bot.entry.replies import Replies
from facts.library import Library
from facts.reading import Reading
from facts.table import Fact

_MEMORY = 256
_GOOD_FIT = 0.5
# A follow-up that asks for one of these and can't be computed is not answered with an operand.
_UNCOMPUTED = frozenset({"difference", "ratio", "average", "remaining", "convert"})
_UNCOMPUTED_EVER = frozenset({"remaining", "ratio", "back-out"})
_IDENTIFYING = frozenset({"where", "who", "name", "list", "organisation", "describe"})
_MEASURING = frozenset({"amount", "growth", "share", "percent", "duration", "count"})
# Periods that no fact of a yearly report is about.
_ELSEWHEN = frozenset({"next-year", "month", "quarter"})


class Responder:
    """Answers readings from one library."""

    def __init__(
        self, library: Library, lookup: Lookup, computer: Computer, cautions: Cautions
    ) -> None:
        self.library, self.lookup, self.computer = library, lookup, computer
        self.cautions = cautions
        self._replies = Replies(library, cautions)
        # A follow-up tries the same readings again and again.
        self.answer = lru_cache(_MEMORY)(self._answer)

    def from_fact(self, reading: Reading, fact: Fact) -> Answer:
        """A fact as the answer, whatever speaks against it."""
        return self._replies.from_fact(reading, fact)

    def from_outcome(self, reading: Reading, outcome: Outcome) -> Answer:
        """What a computation comes to, as the answer."""
        warnings = self.cautions.on(outcome.sources, reading.language)
        return answer_computed(outcome, reading, self.library, warnings)

    def _answer(self, reading: Reading, *, complete: bool = False) -> Answer | None:
        """The answer to a reading as it is; with `complete`, nothing may be implied by default."""
        reading = with_measure(reading, self.library.vocabulary)
        if (complete and not reading.subjects) or reading.ids & _ELSEWHEN:
            return None
        return (
            (self._identified(reading) if _only_states(reading) else None)
            or self._computed(reading, self.computer.first(reading))
            or (None if complete else self._summary(reading))
            or self._facts(reading, complete=complete, least=_GOOD_FIT)
            or self._computed(reading, self.computer.second(reading))
            or self._facts(reading, complete=complete, least=0.0)
            or self._identified(reading)
            or self._passages(reading)
        )

    def _computed(self, reading: Reading, result: Outcome | None) -> Answer | None:
        return None if result is None else self.from_outcome(reading, result)

    def _summary(self, reading: Reading) -> Answer | None:
        if not wants_summary(reading, self.library):
            return None
        return answer_summary(reading, self.library, self.cautions)

    def _facts(self, reading: Reading, *, complete: bool, least: float) -> Answer | None:
        for candidate in self.lookup.answers(reading):
            if (candidate.fit or 0.0) < least:
                continue
            if is_figure(candidate.fact) and (
                self.computer.asks_prior(reading) or self.computer.asks_points(reading)
            ):
                continue
            uncomputed = _UNCOMPUTED if complete else _UNCOMPUTED_EVER
            if self._left(reading, candidate) & uncomputed and is_figure(candidate.fact):
                continue
            if complete and not all(need & reading.ids for need in candidate.fact.needs):
                continue
            return self._replies.from_fact(reading, candidate.fact)
        return None

    def _left(self, reading: Reading, candidate: Candidate) -> frozenset[str]:
        """The operations that the fact itself does not meet: "in yuan" of yuan converts nothing.

        A phrase that means something of the document too need be no operation: blades "are leaving".
        """
        fact = candidate.fact
        met = {
            sense.id
            for mention in reading.mentions
            if mention.has("operation") and mention.ids & self.lookup.objections.known
            for sense in mention.senses
        }
        if reading.currencies and all(code == fact.unit for code, _, _ in reading.currencies):
            met.add("convert")
        if fact.kind == "growth" and "growth" in reading.asks:  # "by how much did it grow"
            met |= {"difference"} if len(self._named(reading)) == 1 else set()
        return reading.operations - met

    def _named(self, reading: Reading) -> frozenset[str]:
        """The regions and organisations that the reading names."""
        concepts = self.library.vocabulary.concepts
        types = {"region", "organisation"}
        return frozenset(n for n in reading.subjects if n in concepts and concepts[n].type in types)

    def _passages(self, reading: Reading) -> Answer | None:
        found = passages(reading, self.library)
        return self._replies.from_sentences(reading, found) if found else None

    def _identified(self, reading: Reading) -> Answer | None:
        """What a figure that the question states belongs to: "12.1 % is the growth of what?"."""
        stated = [
            q for q in reading.quantities if q.kind in {"money", "percent", "number", "count"}
        ]
        if len(stated) != 1:
            return None
        if not _only_states(reading) and (
            not reading.asks & _IDENTIFYING or reading.asks & _MEASURING - {"growth", "share"}
        ):
            return None
        found = [
            candidate
            for candidate in self.lookup.candidates(reading)
            if candidate.fact.value == stated[0].value
            and stated[0].unit in {"", candidate.fact.unit}
            and candidate.against < 1
            and not candidate.numbers
            and candidate.fact.kind != "count"
        ]
        if len(found) != 1:
            return None
        return self._replies.from_figure(reading, found[0].fact)


def _only_states(reading: Reading) -> bool:
    """ "What is 16.5%?": a figure, and nothing else of the document's."""
    own = [m for m in reading.content if "article" not in m.ids and not m.is_form]
    figures = {(q.start, q.end) for q in reading.quantities}
    return len(figures) == 1 and all((m.start, m.end) in figures for m in own)
