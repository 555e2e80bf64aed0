"""What a statement says beyond the facts by which its concepts support it: then they don't."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.answering.claims.checked import Checked, Verdict
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.second import objects
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.doubts import Doubt, objections
from bot.entry.claims.denying import never_before
from bot.entry.claims.misplaced import misplaced
from bot.entry.kinds import is_figure, is_ranked, need_ids
from facts.library import Library
from facts.reading import Mention, Reading
from facts.table import Fact
from index.script import simplified
from index.text import terms

Span = tuple[int, int]

_SLOTS = frozenset({"ask", "operation", "concept", "talk"})  # heard elsewhere
_COMPARED = frozenset({"compare-more", "compare-less"})
_RANKS = frozenset({"extreme", "order"})
_ALL, _AGAINST = ("whole", 0), "against"
_FIRST_TIME, _AGAIN = ("novelty", 0), ("novelty", 1)
_PARTIES = frozenset({"region", "group", "bloc", "organisation", "person"})
_PLACED = frozenset({"place", "rank"})
_BEFORE = "last-year"
_BASES = frozenset({"than", "versus"})  # what is set beside earlier years
# What figures, directions and ranks have decided.
_MEASURED = frozenset(
    {"change", "amount", "side", "level", "strength", "extreme", "order", "time", "speed"}
)
_ASKING = frozenset({"ask", "fill", "talk"})  # words that say how something is put


class Hearing:
    """A statement, heard once more beside the facts that its concepts support it by."""

    def __init__(self, library: Library, reading: Reading, facts: Sequence[Fact]) -> None:
        self._library, self._reading, self._facts = library, reading, facts
        self._native = library.document.language or "en"
        self._text = simplified(reading.text)
        self._statement: Statement = read_statement(self._text, reading.language)

    def verdict(self, typed: Checked) -> Verdict:
        """Return the verdict that is left; `typed` is that of the slots, which decided nothing."""
        reading = self._reading
        unknown = [(word.start, word.end) for word in reading.unknown]
        denials = [(one.start, one.end) for one in reading.mentions if "negation" in one.ids]
        denials += never_before(reading)
        against = objections(self._statement, self._facts, native=self._native)
        if self.earlier is not None:
            against.append(self.earlier)
        opposite = Doubt.OPPOSITE in against
        if objects(
            self._text,
            reading.language,
            typed,
            [*unknown, *self._misread()],
            denials,
            same_language=reading.language == self._native
            and self.earlier is None
            and not self._only_where,
        ):
            return "not_in_document"
        if any(self._added()) or self._contrary() or self.unranked or self._misplaced:
            return "not_in_document"
        if opposite:
            return "contradicted"
        if against or any(map(self._reversed, self._facts)):
            return "not_in_document"
        return "supported"

    @cached_property
    def _said(self) -> frozenset[str]:
        """The concepts of the facts and their sentences."""
        of = self._library.concepts.of
        return frozenset().union(*(of(f.sentences) | f.may | need_ids(f) for f in self._facts))

    def _misread(self) -> Iterator[Span]:
        """Yield the words taken for others that the facts don't have: "repainted", "remained"."""
        meant = [
            (one.start, one.end)
            for one in self._reading.mentions
            if one.ids & self._said or one.categories & _ASKING
        ]
        for start, end in self._reading.guessed:
            if not any(first <= start and end <= last for first, last in meant):
                yield start, end

    def _added(self) -> Iterator[Token]:
        """Yield the words that neither the facts nor their sentences have: "the ship was full".

        How something is asked never depends on such a word; what is said does. Of what is
        compared ("grew twice as fast") the figures have decided.
        """
        if self._reading.operations & _COMPARED:
            return
        statement = self._statement
        plain = statement.lights | statement.measures | statement.ranks
        if any(fact.kind == "duration" for fact in self._facts):
            plain |= statement.lasting
        for at, token in enumerate(statement.tokens):
            said = token.kind is Kind.WORD or (token.axis and token.axis not in _MEASURED)
            if said and at not in plain and not self._printed(token):
                covering = [
                    one
                    for one in self._reading.mentions
                    if one.start < token.end and token.start < one.end
                ]
                if not self._accounted(covering, named=token.name):
                    yield token

    @cached_property
    def earlier(self) -> Doubt | None:
        """What speaks against what is said to be so again, or of earlier years, None if it isn't.

        What was so for the first time wasn't so before.
        """
        again = _has(self._statement, _AGAIN)
        beside = any(token.role in _BASES for token in self._statement.tokens)
        before = not beside and any(m.ids == {_BEFORE} for m in self._reading.mentions)
        grown = any(fact.kind == "growth" for fact in self._facts)  # "from the year before"
        if not (again or (before and not grown)) or _has(self._statement, _FIRST_TIME):
            return None
        first = any(_has(read_statement(text, self._native), _FIRST_TIME) for text in self._texts)
        return Doubt.OPPOSITE if first else Doubt.PERIOD

    @property
    def _only_where(self) -> bool:
        """Whether all that is said is where one is or ranks, who does nothing to another."""
        concepts = self._library.vocabulary.concepts
        named = [
            m
            for m in self._reading.mentions
            if m.is_name or any(i in concepts and concepts[i].type in _PARTIES for i in m.ids)
        ]
        return len(named) == 1 and all(fact.kind in _PLACED for fact in self._facts)

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(s.text for fact in self._facts for s in fact.sentences)

    @property
    def _misplaced(self) -> bool:
        return misplaced(self._library, self._reading, self._statement, self._facts)

    def _contrary(self) -> bool:
        """Tell whether something is said against a thing, or of all of them, that isn't printed so."""
        read = [read_statement(text, self._native) for text in self._texts]
        opposed = any(t.role == _AGAINST for t in self._statement.tokens)
        if opposed and not any(t.role == _AGAINST for one in read for t in one.tokens):
            return True
        texts = not any(map(is_figure, self._facts))
        return texts and _has(self._statement, _ALL) and not any(_has(one, _ALL) for one in read)

    @property
    def _fieldless(self) -> bool:
        """Whether a rank is stated of which nothing says in what: "nobody likes the South more"."""
        concepts = self._library.vocabulary.concepts
        return any(
            fact.kind == "rank"
            and not any(
                i in concepts and i != fact.subject and i in fact.may | need_ids(fact)
                and concepts[i].type not in _PARTIES
                for i in self._reading.ids
            )
            for fact in self._facts
        )  # fmt: skip

    @cached_property
    def unranked(self) -> bool:
        """Whether something is called the first or largest where no such thing is printed."""
        if self._fieldless:
            return True
        if not _ranks(self._statement) or any(map(is_ranked, self._facts)):
            return False
        return not any(_ranks(read_statement(text, self._native)) for text in self._texts)

    def _printed(self, token: Token) -> bool:
        """Tell whether a word stands in a sentence or a label of the facts."""
        own = self._reading.language == self._native
        if token.axis and token.axis in self._axes:
            return True
        return (own and token.key in self._keys) or token.surface.casefold() in self._labels

    @cached_property
    def _axes(self) -> frozenset[str]:
        """The axes that the sentences have; an end that they don't have is heard elsewhere."""
        read = (read_statement(text, self._native) for text in self._texts)
        return frozenset(token.axis for one in read for token in one.tokens)

    @cached_property
    def _keys(self) -> frozenset[str]:
        texts = [*self._texts]
        texts += [fact.label(self._native) for fact in self._facts]
        return frozenset(term.key for text in texts for term in terms(text, self._native))

    @cached_property
    def _labels(self) -> str:
        return " ".join(fact.label(self._reading.language) for fact in self._facts).casefold()

    def _accounted(self, covering: Sequence[Mention], *, named: bool) -> bool:
        """Tell whether a word is a concept of the facts, or of a slot that is heard elsewhere.

        A name says more than its word: "Red Heron" isn't "Blue Heron", though both are colours.
        """
        known = self._said | {"other"}
        if named and self._reading.language == self._native:
            return any(m.has("concept") or m.has("ask") for m in covering)
        if any(
            m.ids & known or m.categories & _SLOTS or m.categories == {"time"} for m in covering
        ):
            return True
        # A Chinese character by itself may be a part of any word.
        return self._reading.language == "zh" and not any(m.has("term") for m in covering)

    def _reversed(self, fact: Fact) -> bool:
        """Tell whether the answer is said to own what is another's: "X is ASEAN's largest partner"."""
        if fact.kind != "name":
            return False
        answer = self._library.concepts.reader.read(fact.text, "en").subjects
        mentions, tokens = self._reading.mentions, self._statement.tokens
        ends = {m.end for m in mentions if m.ids & answer}
        starts = {m.start for m in mentions if m.ids & answer}
        owners = {t.start for t in tokens if t.role == "of"}
        named = [m.start for m in mentions if fact.subject in m.ids]
        if self._reading.language == "zh":
            ranks = {t.start for t in tokens if t.rank}
            return any(0 <= rank - end <= 1 for rank in ranks for end in ends)
        return bool(starts & owners) and bool(named) and not owners & set(named)


def _ranks(statement: Statement) -> bool:
    return any(token.axis in _RANKS and token.pole == 0 for token in statement.tokens)


def _has(statement: Statement, end: tuple[str, int]) -> bool:
    return any((token.axis, token.pole) == end for token in statement.tokens)
