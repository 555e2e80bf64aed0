"""Statements without a figure: who is first, what rises, what a thing is called, where it stands."""

from collections.abc import Sequence

from bot.answering.claims.checked import Verdict
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.ranks import stated_ranks
from bot.entry.candidacy import Candidate
from bot.entry.claims.agreement import rank_of
from bot.entry.claims.check import Check
from bot.entry.claims.denying import is_denied
from bot.entry.claims.rivals import Rivals
from bot.entry.kinds import is_figure, need_ids
from bot.entry.lookup import Lookup
from facts.library import Library
from facts.quantity import Quantity
from facts.reading import Reading
from index.script import simplified

_OPPOSITES = (("under-construction", "complete"), ("under-construction", "put-into-use"))
_ONE_ANSWER = frozenset({"name", "person", "place", "organisation", "role"})
_ROLES = frozenset({"place", "name"})
_LEAST = frozenset({"last", "minimum"})
_MOST_AGAINST = 0.5


class Worded:
    """Checks what a statement says in words."""

    def __init__(self, library: Library, lookup: Lookup, rivals: Rivals) -> None:
        self._library, self._lookup, self._rivals = library, lookup, rivals

    def check(
        self, reading: Reading, ordinals: Sequence[Quantity], years: Sequence[Quantity]
    ) -> Check:
        candidates = [
            c
            for c in self._lookup.candidates(reading)
            if not c.missing and not set(c.fact.row.without) & reading.ids
        ]
        if any(f"{year.value:f}" != self._library.vocabulary.default_period for year in years):
            return Check("not_in_document")
        spelt = _ranks(reading, ordinals)
        ranks = spelt or frozenset({-1} if reading.ids & _LEAST else ())
        clean = [c for c in candidates if c.against <= _MOST_AGAINST]
        found = (
            _moved(reading, clean)
            or self._opposite(candidates)
            or self._other_rank(reading, candidates, ranks)
        )
        if found is not None:
            return found
        for candidate in clean:
            verdict = self._word_verdict(candidate, reading, ranks)
            if verdict is not None:
                return Check(verdict, (candidate.fact,))
        if spelt - {1}:
            return Check("not_in_document")
        if "why" in reading.asks and not any("why" in c.fact.may for c in clean):
            return Check("not_in_document")  # a reason that isn't given rules nothing out
        other = self._other_first(reading) or self._other_answer(reading)
        return other or Check("not_in_document")

    def _opposite(self, candidates: Sequence[Candidate]) -> Check | None:
        """ "Still under construction" of what the document calls completed."""
        for candidate in candidates:
            said = {i for m in candidate.conflicts for i in m.ids}
            stated = self._library.concepts.of(candidate.fact.sentences)
            clashing = {one for one, other in _OPPOSITES if one in said and other in stated}
            decisive = self._lookup.objections.decisive(candidate)
            if clashing and all(m.ids & clashing for m in decisive):
                return Check("contradicted", (candidate.fact,))
        return None

    def _other_rank(
        self, reading: Reading, candidates: Sequence[Candidate], ranks: frozenset[int]
    ) -> Check | None:
        """Second or last where the document says first, whoever is said to be ahead."""
        if ranks <= {1}:
            return None
        for candidate in candidates:
            if rank_of(candidate.fact) in ranks:
                continue  # "Northshire first and Southshire second"
            if self._rivals.first_named(candidate.fact, reading) and all(
                map(self._rivals.is_rival, self._lookup.objections.decisive(candidate))
            ):
                return Check("contradicted", (candidate.fact,))
        return None

    def _other_first(self, reading: Reading) -> Check | None:
        """Somebody else first where the document names who is first."""
        negated = is_denied(reading) and not reading.excluded
        if not reading.ids & {"superlative", "rank", "lead"} or negated:
            return None
        if reading.ids & _LEAST:
            return None  # who is first doesn't say who is last
        for candidate in self._lookup.candidates(reading):
            fact = candidate.fact
            if fact.kind != "rank" or not reading.ids & need_ids(fact) - {fact.subject}:
                continue
            only_subject = bool(candidate.missing) and all(
                need == {fact.subject} for need in candidate.missing
            )
            vocabulary = self._library.vocabulary
            decisive = self._lookup.objections.decisive(candidate)
            same = vocabulary.concepts[fact.subject].type
            rivals = [m for m in decisive if same in self._rivals.types(m.ids)]
            within = {whole for m in rivals for i in m.ids for whole in vocabulary.ancestors(i)}
            wholes = set(vocabulary.ancestors(fact.subject))  # a country is no rival of its regions
            inside = fact.subject in within or any(m.ids & wholes for m in rivals)
            if only_subject and len(decisive) == 1 and rivals and not inside:
                return Check("contradicted", (fact,))
        return None

    def _other_answer(self, reading: Reading) -> Check | None:
        """Another name where the document gives the one that answers: its captain, its place."""
        for candidate in self._lookup.candidates(reading):
            fact = candidate.fact
            if (
                fact.kind in _ONE_ANSWER | {"rank"}
                and self._rivals.only_rivals(candidate)
                and not candidate.missing
                and self._rivals.rivals_answer(candidate, reading)
                and not self._rivals.names_answer(fact, reading)
                and not (fact.kind in _ROLES and self._rivals.other_role(fact, reading))
            ):
                return Check("contradicted", (fact,))
        return None

    def _word_verdict(
        self, candidate: Candidate, reading: Reading, ranks: frozenset[int]
    ) -> Verdict | None:
        fact = candidate.fact
        in_fact = self._library.concepts.of(fact.sentences)
        negated = is_denied(reading)
        if is_figure(fact) or self._rivals.either_way(fact, reading):
            return None
        if fact.kind == "rank":
            if not (reading.asks & {"rank", "superlative"} or ranks):
                return None
            same = ranks <= {rank_of(fact)}
            if not same and rank_of(fact) in ranks:
                return None
            return "supported" if same != negated else "contradicted"
        if fact.kind == "place" and self._rivals.other_way(fact, reading):
            return "supported" if negated else "contradicted"
        if fact.kind in _ONE_ANSWER and not self._rivals.names_answer(fact, reading):
            rivals = [
                m for m in reading.content
                if self._rivals.is_rival(m) and self._rivals.may_answer(m, fact)
                and not m.ids & ({fact.subject} | fact.may - set(fact.row.about))
            ]  # fmt: skip
            rivals = rivals or self._rivals.same_type(fact, reading)
            if not rivals or fact.kind != "name":
                return None
            return "supported" if negated else "contradicted"
        if fact.kind == "name" and self._rivals.turned_round(fact, reading):
            return "contradicted"
        informative = [m for m in reading.content if m.ids & in_fact or m.ids & fact.may]
        if len(informative) < 2:
            return None
        return "contradicted" if negated else "supported"


def _ranks(reading: Reading, ordinals: Sequence[Quantity]) -> frozenset[int]:
    """Return which of several the things of a statement are said to be."""
    found = stated_ranks(read_statement(simplified(reading.text), reading.language))
    return found or frozenset(int(ordinal.value) for ordinal in ordinals)


def _moved(reading: Reading, candidates: Sequence[Candidate]) -> Check | None:
    """What a statement says to rise or fall, beside the growth that the document gives."""
    directions = reading.asks & {"growth", "decline"}
    if not directions:
        return None
    for candidate in candidates:
        if candidate.fact.kind == "growth":
            same = ("decline" in directions) == is_denied(reading)
            return Check("supported" if same else "contradicted", (candidate.fact,))
    if any("growth" in c.fact.may and not is_figure(c.fact) for c in candidates):
        return None
    return Check("not_in_document")
