"""Checking a statement against the facts, figure by figure.

A statement is supported when a fact says so or it follows (14 days are two weeks; over 5800 is more
than 5000), contradicted when a fact rules it out, and otherwise not in the document.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bot.entry.candidate import Candidate
from bot.entry.computing.compute import Computer
from bot.entry.kinds import is_figure, need_ids
from bot.entry.lookup import Lookup
from bot.entry.spoken import with_spoken
from facts.library import Library
from facts.phrases import Sense
from facts.quantity import Quantity, quantities, round_significant
from facts.reading import Mention, Reading
from facts.table import Fact

Verdict = Literal["supported", "contradicted", "not_in_document"]
_NEGATION = re.compile(
    r"\b(?:not|never|(?:has|have|are|is|were|was|had) no(?! (?:longer|less|fewer|more))|no longer|"
    r"isn'?t|wasn'?t|didn'?t|doesn'?t|don'?t|hasn'?t|haven'?t|aren'?t|weren'?t|won'?t|"
    r"can'?t|cannot|failed to|yet to|denied|nunca|jam[aá]s|n[aã]o|no (?=\w+[oó]\b)|не|никогда)\b|"
    r"没有|沒有|并未|並未|并非|並非|不是|从未|未能|尚未|还没|還沒",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(
    r"not only|not just|no s[oó]lo|n[aã]o s[oó]|не только|不仅|不只|不但", re.IGNORECASE
)
_OPPOSITES = (("under-construction", "complete"), ("under-construction", "put-into-use"))
_ONE_ANSWER = frozenset({"name", "person", "place", "organisation", "role"})
_RIVAL_TYPES = frozenset({"region", "bloc", "organisation", "person"})
_ANSWER_TYPES = {
    "person": frozenset({"person"}),
    "place": frozenset({"region"}),
    "organisation": frozenset({"organisation"}),
}
_TIME_DAYS = {
    "minutes": Decimal(1) / 1440, "hours": Decimal(1) / 24, "days": Decimal(1),
    "weeks": Decimal(7), "months": Decimal("30.4"), "years": Decimal(365), "decades": Decimal(3650),
}  # fmt: skip
_CLOSE = Decimal("0.02")
_MOST_AGAINST = 0.5
_SPANNED = re.compile(r"\s*(?:to|a|al|à|até|hasta|до|至|到)\s*", re.IGNORECASE)
_OPENED = re.compile(r"(?:\b(?:from|de|del|desde|от|с)\s|[从由])\s*$", re.IGNORECASE)
_SAME_SIZE = Decimal("0.02")
_LARGE = 1_000_000  # "9.49 trillion" without its currency
_NO_OTHER = re.compile(
    r"\b(?:no other \w+(?: of \w+| in \w+)?|no one(?: else)?|nobody(?: else)?|none|no \w+)\b(?= (?!doubt)\w+)|"
    r"ning[uú]n[ao]? (?:otr[ao] )?\w+|nenhum[a]? (?:outr[ao] )?\w+|ни одна? \w+ не|никто не|没有(?:任何|哪个|其他)\w?",
    re.IGNORECASE,
)
_EVER = re.compile(
    r"than (?:at )?any (?:other )?(?:time|point|year)|than ever|than at any|nunca|jam[aá]s|чем когда-либо",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[,;，；。.](?=\s|$|[^\x00-\x7f])|\b(?:while|whereas|and|but|mientras|enquanto|тогда как|а)\b|而",
    re.IGNORECASE,
)
_ALIKE = {"group": "region", "measure": "activity", "product": "activity"}
_PASSIVE = re.compile(
    r"\bby\b|overtaken|被|让|給|给|遭|\bpor\b|\bpelos?\b|\bpela\b|обойд[её]н", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict and the facts that it rests on (the decisive one first)."""

    verdict: Verdict
    facts: tuple[Fact, ...] = ()


class Checker:
    """Checks statements against the facts of one library."""

    def __init__(self, library: Library, lookup: Lookup, computer: Computer) -> None:
        self.library, self.lookup, self.computer = library, lookup, computer

    def check(self, reading: Reading) -> Check:
        reading = with_spoken(reading)
        figures = [q for q in reading.quantities if q.kind not in {"year", "ordinal"}]
        figures = _whole(reading.text, figures, moves=bool(reading.asks & {"growth", "decline"}))
        ordinals = [q for q in reading.quantities if q.kind == "ordinal"]
        years = [q for q in reading.quantities if q.kind == "year"]
        bare = replace(reading, quantities=())
        bare = _no_other(bare)
        compared = self._comparison(bare, figures, reading.years)
        if compared is not None:
            return compared
        if figures:
            return self._figures(bare, figures, years)
        return self._words(bare, ordinals, years)

    # ------------------------------------------------------------------ comparisons

    def _comparison(
        self, reading: Reading, figures: Sequence[Quantity], years: Sequence[int]
    ) -> Check | None:
        """ "A trades more than B": both figures, and which is larger."""
        operations = reading.operations
        multiple = [q for q in figures if q.kind == "times"]
        if len(figures) == len(multiple) == 1:
            return self._multiple(reading, multiple[0])
        compares = operations & {"compare-more", "compare-less"} or "overtake" in reading.ids
        if figures or not compares:
            return None
        over_time = self._over_time(reading, years)
        if over_time is not None:
            return over_time
        if set(years) - {int(self.library.vocabulary.default_period)}:
            return Check("not_in_document")
        kinds = (
            frozenset({"growth"}) if reading.asks & {"growth", "decline"} else frozenset({"level"})
        )
        result = self.computer.pair(reading, kinds)
        if result is None:
            return None
        first, second = sorted(result, key=lambda fact: self.computer.position(fact, reading))
        if first.value is None or second.value is None:
            return None
        more = "compare-less" not in operations
        holds = first.value > second.value if more else first.value < second.value
        if _negated(reading.text):
            holds = not holds
        return Check("supported" if holds else "contradicted", (first, second))

    def _multiple(self, reading: Reading, stated: Quantity) -> Check | None:
        """ "More than twice as much as": how many times the one is the other."""
        kinds = (
            frozenset({"growth"}) if reading.asks & {"growth", "decline"} else frozenset({"level"})
        )
        pair = self.computer.pair(reading, kinds, within=True)
        if pair is None:
            return None
        first, second = sorted(pair, key=lambda fact: self.computer.position(fact, reading))
        if first.qualifier or second.qualifier or not first.value or not second.value:
            return None
        verdict = _holds(
            stated.value,
            stated.qualifier,
            stated.significant,
            round_significant(first.value / second.value, 3),
            None,
        )
        if _negated(reading.text):
            verdict = "contradicted" if verdict == "supported" else "supported"
        return Check(verdict, (first, second))

    def _over_time(self, reading: Reading, years: Sequence[int]) -> Check | None:
        """ "Bigger in 2025 than in 2024": what the growth says."""
        period = int(self.library.vocabulary.default_period)
        if _EVER.search(reading.text):
            return self._ever(reading)
        if set(years) != {period, period - 1}:
            return None
        for candidate in self.lookup.candidates(reading):
            fact = candidate.fact
            if (
                fact.kind == "growth"
                and fact.value is not None
                and not candidate.missing
                and candidate.against < 1
            ):
                more = ("compare-more" in reading.operations) != _negated(reading.text)
                return Check("supported" if (fact.value > 0) == more else "contradicted", (fact,))
        return None

    def _ever(self, reading: Reading) -> Check | None:
        """ "More than at any time in ten years": what the document calls a high."""
        more = "compare-more" in reading.operations
        for fact in self.library.facts:
            highs = [need for need in fact.needs if need & {"high", "record"}]
            others = [need for need in fact.needs if need not in highs]
            candidate = self.lookup.assess(fact, reading)
            clear = not any(
                self.lookup.objections.is_decisive(m, fact) for m in candidate.conflicts
            )
            if highs and others and clear and all(need & reading.ids for need in others):
                return Check("supported" if more else "contradicted", (fact,))
        return None

    # ------------------------------------------------------------------ figures

    def _figures(
        self, reading: Reading, figures: Sequence[Quantity], years: Sequence[Quantity]
    ) -> Check:
        verdicts: list[Verdict] = []
        facts: list[Fact] = []
        for quantity in figures:
            verdict, fact = self._figure(reading, quantity, years)
            if verdict == "not_in_document" and len(figures) > 1:
                own = self._of_clause(reading, quantity)
                verdict, fact = self._figure(own, quantity, years)
            verdicts.append(verdict)
            if fact is not None:
                facts.insert(0 if verdict == "contradicted" else len(facts), fact)
        unique = tuple(dict.fromkeys(facts))
        if "contradicted" in verdicts:
            return Check("contradicted", unique)
        if "not_in_document" in verdicts:
            return Check("not_in_document", ())
        return Check("supported", unique)

    def _figure(
        self, reading: Reading, quantity: Quantity, years: Sequence[Quantity]
    ) -> tuple[Verdict, Fact | None]:
        imply = quantity.value > _LARGE
        assessed = [
            self.lookup.assess(fact, reading, imply_measure=imply) for fact in self.library.facts
        ]
        found = [
            candidate
            for candidate in assessed
            if is_figure(candidate.fact)
            and not candidate.missing
            and _comparable(quantity, candidate.fact, reading, self.library)
        ]
        member = self._membership(reading, quantity)
        if member is not None:
            return "supported", member
        clean = [candidate for candidate in found if candidate.against < 1]
        if clean:
            best = max(clean, key=lambda c: (c.score, _agrees(quantity, c.fact) == "supported"))
            tied = [c for c in clean if c.score >= best.score - 1]
            for candidate in tied:
                if self._verdict(reading, quantity, candidate.fact) == "supported":
                    best = candidate
                    break
            verdict = self._verdict(reading, quantity, best.fact)
            if any(f"{year.value:f}" != best.fact.period for year in years):
                exact = quantity.value == best.fact.value
                return ("contradicted", best.fact) if exact else ("not_in_document", None)
            return verdict, best.fact
        return self._swapped(reading, quantity)

    def _of_clause(self, reading: Reading, quantity: Quantity) -> Reading:
        """What the clause of a figure says, and what it leaves to the clauses before it."""
        breaks = [match.start() for match in _CLAUSES.finditer(reading.text)]
        clause = sum(at <= quantity.start for at in breaks)

        def types(mention: Mention) -> set[str]:
            concepts = self.library.vocabulary.concepts
            found = {concepts[i].type for i in mention.ids if i in concepts}
            return {_ALIKE.get(kind, kind) for kind in found}

        where = {m: sum(at <= m.start for at in breaks) for m in reading.mentions}
        own = [m for m in reading.mentions if where[m] == clause]
        taken = set().union(*map(types, own))
        kept = [
            m for m in reading.mentions if where[m] < clause and types(m) and not types(m) & taken
        ]
        return replace(reading, mentions=(*kept, *own))

    def _membership(self, reading: Reading, quantity: Quantity) -> Fact | None:
        """ "Fujian is one of the seven with 34.11 trillion": the group's figure, and a member named."""
        for fact in self.library.facts:
            members = set(self.library.vocabulary.concepts[fact.subject].members)
            if (
                members & reading.subjects
                and fact.subject in reading.ids
                and fact.value == quantity.value
            ):
                return fact
        return None

    def _verdict(self, reading: Reading, quantity: Quantity, fact: Fact) -> Verdict:
        asks = reading.asks
        if fact.kind == "growth" and "decline" in asks:
            return "not_in_document" if _negated(reading.text) else "contradicted"
        verdict = _agrees(quantity, fact)
        if fact.kind == "bound" and "first-time" in asks:  # "had never exceeded it before"
            return verdict
        if _negated(reading.text) and verdict == "supported" and quantity.qualifier is None:
            return "contradicted"
        if _negated(reading.text) and quantity.qualifier in {"over", "at least"}:
            return "contradicted" if verdict == "supported" else "supported"
        return verdict

    def _swapped(self, reading: Reading, quantity: Quantity) -> tuple[Verdict, Fact | None]:
        """The document gives this very figure, for the same measure, of somebody else."""
        for candidate in self.lookup.candidates(reading):
            fact = candidate.fact
            if (
                fact.kind in {"count", "duration"}
                and fact.value == quantity.value
                and _comparable(quantity, fact, reading, self.library)
                and self._only_rivals(candidate)
            ):
                return "contradicted", fact
        return "not_in_document", None

    def _only_rivals(self, candidate: Candidate) -> bool:
        """Whether all that speaks against a fact is another name in the place of one of its own."""
        fact = candidate.fact
        decisive = [m for m in candidate.conflicts if self.lookup.objections.is_decisive(m, fact)]
        if len(decisive) != 1 or not self._is_rival(decisive[0]):
            return False
        own = {fact.subject, fact.row.partner}
        return all(need & own for need in candidate.missing) and len(candidate.missing) <= 1

    def _is_rival(self, mention: Mention) -> bool:
        places = self.library.vocabulary.places
        return mention.is_name or bool(mention.ids & places)

    # ------------------------------------------------------------------ words

    def _words(
        self, reading: Reading, ordinals: Sequence[Quantity], years: Sequence[Quantity]
    ) -> Check:
        candidates = [
            c
            for c in self.lookup.candidates(reading)
            if not c.missing and not set(c.fact.row.without) & reading.ids
        ]
        if any(f"{year.value:f}" != self.library.vocabulary.default_period for year in years):
            return Check("not_in_document")
        clean = [c for c in candidates if c.against <= _MOST_AGAINST]
        directions = reading.asks & {"growth", "decline"}
        for candidate in clean:
            fact = candidate.fact
            if fact.kind == "growth" and directions:
                falls = "decline" in directions
                return Check(
                    "contradicted" if falls != _negated(reading.text) else "supported", (fact,)
                )
        if directions and not any("growth" in c.fact.may and not is_figure(c.fact) for c in clean):
            return Check("not_in_document")
        opposite = self._opposite(candidates) or self._other_rank(reading, candidates, ordinals)
        if opposite is not None:
            return opposite
        for candidate in clean:
            verdict = self._word_verdict(candidate, reading, ordinals)
            if verdict is not None:
                return Check(verdict, (candidate.fact,))
        if any(ordinal.value != 1 for ordinal in ordinals):
            return Check("not_in_document")
        other = self._other_first(reading)
        if other is not None:
            return other
        for candidate in self.lookup.candidates(reading):
            fact = candidate.fact
            if (
                fact.kind in _ONE_ANSWER | {"rank"}
                and self._only_rivals(candidate)
                and not candidate.missing
                and self._rivals_answer(candidate, reading)
                and not self._names_answer(fact, reading)
            ):
                return Check("contradicted", (fact,))
        return Check("not_in_document")

    def _opposite(self, candidates: Sequence[Candidate]) -> Check | None:
        """ "Still under construction" of what the document calls completed."""
        for candidate in candidates:
            said = {i for m in candidate.conflicts for i in m.ids}
            stated = self.library.concepts.of(candidate.fact.sentences)
            clashing = {one for one, other in _OPPOSITES if one in said and other in stated}
            others = [m for m in candidate.conflicts if not m.ids & clashing]
            if clashing and not any(
                self.lookup.objections.is_decisive(m, candidate.fact) for m in others
            ):
                verdict: Verdict = "contradicted"
                return Check(verdict, (candidate.fact,))
        return None

    def _other_rank(
        self, reading: Reading, candidates: Sequence[Candidate], ordinals: Sequence[Quantity]
    ) -> Check | None:
        """Second or third where the document says first, whoever is said to be ahead."""
        if all(ordinal.value == 1 for ordinal in ordinals):
            return None
        for candidate in candidates:
            if all(ordinal.value == _rank_of(candidate.fact) for ordinal in ordinals):
                continue
            if self._first_named(candidate.fact, reading) and all(
                self._is_rival(mention)
                for mention in candidate.conflicts
                if self.lookup.objections.is_decisive(mention, candidate.fact)
            ):
                return Check("contradicted", (candidate.fact,))
        return None

    def _first_named(self, fact: Fact, reading: Reading) -> bool:
        """Whether the statement is about the subject of a rank: it is named first."""
        places = [m for m in reading.mentions if self._is_rival(m)]
        return fact.kind == "rank" and (not places or fact.subject in places[0].ids)

    def _rivals_answer(self, candidate: Candidate, reading: Reading) -> bool:
        """Whether the other name could be an answer: a person for a person, a name for a name."""
        fact = candidate.fact
        rival = next(m for m in candidate.conflicts if self.lookup.objections.is_decisive(m, fact))
        wanted = _ANSWER_TYPES.get(fact.kind)
        concepts = self.library.vocabulary.concepts
        types = {concepts[i].type for i in rival.ids if i in concepts}
        if types:
            return wanted is None or bool(types & wanted)
        return fact.kind != "name" or bool(reading.asks & {"name", "superlative", "rank"})

    def _other_first(self, reading: Reading) -> Check | None:
        """Somebody else first where the document names who is first."""
        negated = _negated(reading.text) and not reading.excluded
        if not reading.ids & {"superlative", "rank", "lead"} or negated:
            return None
        for candidate in self.lookup.candidates(reading):
            fact = candidate.fact
            if fact.kind != "rank" or not reading.ids & need_ids(fact) - {fact.subject}:
                continue
            only_subject = bool(candidate.missing) and all(
                need == {fact.subject} for need in candidate.missing
            )
            decisive = [
                m for m in candidate.conflicts if self.lookup.objections.is_decisive(m, fact)
            ]
            same = self.library.vocabulary.concepts[fact.subject].type
            rivals = [m for m in decisive if any(
                self.library.vocabulary.concepts[i].type == same
                for i in m.ids if i in self.library.vocabulary.concepts
            )]  # fmt: skip
            within = {
                whole
                for m in rivals
                for i in m.ids
                for whole in self.library.vocabulary.ancestors(i)
            }
            if only_subject and len(decisive) == 1 and rivals and fact.subject not in within:
                return Check("contradicted", (fact,))
        return None

    def _word_verdict(
        self, candidate: Candidate, reading: Reading, ordinals: Sequence[Quantity]
    ) -> Verdict | None:
        fact = candidate.fact
        in_fact = self.library.concepts.of(fact.sentences)
        negated = _negated(reading.text)
        if is_figure(fact):
            return None
        if fact.kind == "rank":
            if not (reading.asks & {"rank", "superlative"} or ordinals):
                return None
            same = all(ordinal.value == _rank_of(fact) for ordinal in ordinals)
            return "supported" if same != negated else "contradicted"
        if fact.kind == "place" and self._other_way(fact, reading):
            return "supported" if negated else "contradicted"
        if fact.kind in _ONE_ANSWER and not self._names_answer(fact, reading):
            rivals = [
                m for m in reading.content
                if self._is_rival(m) and not m.ids & ({fact.subject} | fact.may - set(fact.row.about))
            ]  # fmt: skip
            rivals = rivals or self._same_type(fact, reading)
            if not rivals or fact.kind != "name":
                return None
            return "supported" if negated else "contradicted"
        if fact.kind == "name" and self._turned_round(fact, reading):
            return "contradicted"
        informative = [m for m in reading.content if m.ids & in_fact or m.ids & fact.may]
        if len(informative) < 2:
            return None
        return "contradicted" if negated else "supported"

    def _same_type(self, fact: Fact, reading: Reading) -> list[Mention]:
        """Who stands where the answer should: the EU for ASEAN."""
        concepts = self.library.vocabulary.concepts
        answer = self.library.concepts.reader.read(fact.text, "en").subjects
        types = {concepts[name].type for name in answer if name in concepts} & _RIVAL_TYPES
        return [
            m
            for m in reading.content
            if any(concepts[i].type in types for i in m.ids - {fact.subject} if i in concepts)
        ]

    def _other_way(self, fact: Fact, reading: Reading) -> bool:
        """Whether the other end of a journey is said to be the one that the fact names."""
        ends = need_ids(fact) | fact.may
        moves = [m for m in reading.mentions if m.ids & {"depart", "arrive", "destination"} & ends]
        about = set(fact.row.about)
        answer = self.library.concepts.reader.read(fact.text, "en").subjects
        concepts = self.library.vocabulary.concepts
        regions = [
            m
            for m in reading.content
            if any(i in concepts and concepts[i].type == "region" for i in m.ids)
        ]
        if not moves or not regions:
            return False
        move = moves[0]
        nearest = min(regions, key=lambda m: min(abs(m.start - move.end), abs(move.start - m.end)))
        wholes = {w for name in answer for w in self.library.vocabulary.ancestors(name)}
        return bool(nearest.ids & about) and not nearest.ids & (answer | wholes)

    def _turned_round(self, fact: Fact, reading: Reading) -> bool:
        """Whether a rival stands where the answer should: "the EU overtook ASEAN"."""
        answer = self.library.concepts.reader.read(fact.text, "en").subjects
        types = {self.library.vocabulary.concepts[name].type for name in answer}
        rivals = [
            mention
            for mention in reading.content
            if any(self.library.vocabulary.concepts[name].type in types
                   for name in mention.ids if name in self.library.vocabulary.concepts)
        ]  # fmt: skip
        if len(rivals) < 2 or not answer or not types <= _RIVAL_TYPES:
            return False
        return bool(answer & rivals[0].ids) == bool(_PASSIVE.search(reading.text))

    def _names_answer(self, fact: Fact, reading: Reading) -> bool:
        """Whether the statement has what the fact answers (a person's name, a place, …)."""
        concepts = self.library.vocabulary.concepts
        answer = self.library.concepts.reader.read(fact.text, "en")
        wanted = _ANSWER_TYPES.get(fact.kind)
        named = {i for i in answer.subjects if wanted is None or concepts[i].type in wanted}
        if named:
            return bool(named & reading.ids)
        words = self.library.concepts.words(fact.text)
        said = frozenset().union(*(self.library.concepts.query(m) for m in reading.content))
        return bool(words & said) or fact.text.casefold() in reading.text.casefold()


def _whole(text: str, figures: Sequence[Quantity], *, moves: bool) -> list[Quantity]:
    """Return figures with one for both ends of a range.

    What nothing is said to move by, "was from 800 to 900 billion", is a range too.
    """
    found: list[Quantity] = []
    for figure in figures:
        before = found[-1] if found else None
        alike = before is not None and (before.kind, before.unit) == (figure.kind, figure.unit)
        if before is None or not alike:
            found.append(figure)
        elif before.low is not None and (before.low, before.high) == (figure.low, figure.high):
            continue
        elif (
            not moves
            and before.value < figure.value
            and _SPANNED.fullmatch(text, before.end, figure.start)
            and _OPENED.search(text, 0, before.start)
        ):
            found[-1] = replace(before, low=before.value, high=figure.value)
        else:
            found.append(figure)
    return found


def _negated(text: str) -> bool:
    return bool(_NEGATION.search(_NOT_ONLY.sub("", text)))


def _no_other(reading: Reading) -> Reading:
    """ "No other place sells more than A": A is first."""
    match = _NO_OTHER.search(reading.text)
    if match is None or "compare-more" not in reading.operations:
        return reading
    gone = [(m.start, m.end) for m in reading.mentions if m.ids & {"compare-more", "negation"}]
    first = Mention(match[0], match.start(), match.end(), 0, (Sense("ask", "superlative"),))
    less = reading.without([*gone, match.span()])
    text = reading.text[: match.start()] + reading.text[match.end() :]
    return replace(less, mentions=(first, *less.mentions), text=text)


def _comparable(quantity: Quantity, fact: Fact, reading: Reading, library: Library) -> bool:
    """Whether a quantity of a statement is of the fact's sort (money against money, …)."""
    kind = fact.kind
    if quantity.kind == "money":
        return kind in {"level", "bound"}
    if quantity.kind in {"percent", "fraction"}:
        if kind not in {"growth", "share"} or quantity.unit != (fact.unit or "%"):
            return False  # per mille and percentage points are no per cent
        if reading.asks & {"growth", "decline"}:
            return kind == "growth" or not reading.asks & {"growth", "decline"} - {"growth"}
        return kind == "share" or "share" not in reading.asks
    if quantity.kind == "duration":
        return kind == "duration" and fact.unit in _TIME_DAYS and quantity.unit in _TIME_DAYS
    if quantity.kind in {"count", "number"}:
        if kind == "level" or quantity.value > _LARGE:
            return kind == "level" and quantity.value > _LARGE
        units = library.vocabulary.units.get(fact.unit, frozenset())
        return kind == "count" and bool(units & reading.ids or not units)
    return False


def _rank_of(fact: Fact) -> Decimal:
    """Return which a fact says something is: 1 where it prints no ordinal."""
    printed = [q.value for q in quantities(fact.text) if q.kind == "ordinal"]
    return printed[0] if printed else Decimal(1)


def _agrees(quantity: Quantity, fact: Fact) -> Verdict:
    """Whether the fact says, rules out or leaves open what the quantity states."""
    value = fact.value
    if value is None:
        return "not_in_document"
    stated = quantity.value
    if quantity.kind == "money" and quantity.unit != fact.unit:
        return "contradicted"
    days = Decimal(1)
    if quantity.kind == "duration" and quantity.unit != fact.unit:
        days = _TIME_DAYS[quantity.unit]
        stated = stated * days
        value = value * _TIME_DAYS[fact.unit]
    if quantity.low is not None and quantity.high is not None:
        return _lies(value, quantity.low * days, quantity.high * days, fact.qualifier)
    return _holds(stated, quantity.qualifier, quantity.significant, value, fact.qualifier)


def _lies(value: Decimal, low: Decimal, high: Decimal, printed: str | None) -> Verdict:
    """Whether a printed value lies in a range; one printed as a bound may lie beyond itself."""
    if printed in {"over", "at least"}:
        return "contradicted" if value >= high else "not_in_document"
    if printed in {"under", "at most", "nearly"}:
        return "contradicted" if value <= low else "not_in_document"
    return "supported" if low <= value <= high else "contradicted"


def _holds(
    stated: Decimal, claim: str | None, digits: int, value: Decimal, printed: str | None
) -> Verdict:
    if stated and value and not _SAME_SIZE < value / stated < 1 / _SAME_SIZE:
        return "contradicted"  # millions for billions: "over 900 million" of 900 billion
    close = stated != 0 and abs(value - stated) <= _CLOSE * abs(stated)
    if claim in {"over", "at least"}:
        if value > stated or (
            value == stated and (printed in {"over", "at least"} or claim == "at least")
        ):
            return "supported"
        if printed in {"over", "at least"}:
            return "contradicted" if not close else "not_in_document"
        return "contradicted"
    if claim in {"under", "at most"}:
        if value >= stated and not (value == stated and printed in {"nearly", "under"}):
            return "contradicted"
        return "not_in_document" if printed in {"over", "at least"} else "supported"
    if claim == "nearly":
        return "supported" if close and (value <= stated) else "contradicted"
    if value == stated:
        bound = claim == "exactly" and printed not in {None, "about"}
        return "contradicted" if bound else "supported"
    if claim is None and (
        (printed in {"over", "at least"} and stated > value)
        or (printed in {"under", "at most", "nearly"} and stated < value)
    ):
        return "not_in_document"  # 6,000 of "over 5800": it may be
    rounded = round_significant(value, max(digits, 1)) == stated and digits >= 2
    if rounded or (claim == "about" and close):
        return "supported"
    return "contradicted"
