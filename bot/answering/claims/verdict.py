"""The verdict on a statement over a whole document, with the part that decides it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

from bot.answering.asking import Asker, loaded
from bot.answering.claims.comparing import Around, Comparison, Conflict, compare_with
from bot.answering.claims.decomposing import Kind, Statement, Token, read_statement
from bot.answering.corpus import Corpus, Passage
from bot.answering.matching import query_of
from bot.answering.ranking import rank
from bot.understanding.question import read_question
from facts.quantity import Quantity

Verdict = Literal["supported", "contradicted", "not_in_document"]
_LOOKED_AT = 10  # passages; a document that repeats a statement more often decides it as well
_LONGEST_PHRASE = 8  # words of a name with its article


@dataclass(frozen=True, slots=True)
class Decided:
    """The slot that decided, as stated and as the document has it."""

    slot: str
    stated: str
    found: str


@dataclass(frozen=True, slots=True)
class Checked:
    """The verdict on a statement.

    `evidence` are positions of passages to cite, the deciding one first. `figure` is the printed
    figure that decided, in the first of them. `leftovers` are words that nothing accounts for.
    `disputed` tells that another passage says otherwise.
    """

    verdict: Verdict
    decided: Decided | None = None
    evidence: tuple[int, ...] = ()
    figure: Quantity | None = None
    leftovers: tuple[str, ...] = ()
    disputed: bool = False


def check(text: str, language: str, asker: Asker) -> Checked:
    """Compare a statement with a document, sentence by sentence."""
    witness = _witness(asker.corpus)
    claim = read_statement(text, witness.language_of(language), witness.names)
    found = [
        (passage, compare_with(claim, witness.read(passage), witness.around(passage)))
        for passage in _passages(text, language, asker)
        if passage.row is None
    ]
    return _verdict(claim, found)


def _passages(text: str, language: str, asker: Asker) -> list[Passage]:
    query = query_of(read_question(text, language), asker.corpus)
    ranked = rank(query, asker.corpus, loaded(vectors=False).passage.weights)
    return [one.passage for one in ranked[:_LOOKED_AT]]


def _verdict(claim: Statement, found: Sequence[tuple[Passage, Comparison]]) -> Checked:
    for passage, comparison in found:
        if comparison.supports and _said(claim, comparison):
            return _supported(claim, passage, comparison, found)
    against = [(p, c) for p, c in found if c.contradicts and _said(claim, c)]
    if against:
        passage, comparison = min(against, key=lambda row: row[1].alignment.cost)
        if not _elsewhere(comparison, found):
            return _contradicted(passage, comparison)
    return _undecided(found)


def _undecided(found: Sequence[tuple[Passage, Comparison]]) -> Checked:
    nearest = min(found, key=lambda row: len(row[1].leftovers), default=None)
    if nearest is None:
        return Checked("not_in_document")
    passage, comparison = nearest
    opened = comparison.opened
    if opened is not None and not (comparison.leftovers or comparison.loose):
        decided = Decided(opened.slot, opened.stated, opened.found)
        return Checked("not_in_document", decided=decided, evidence=(passage.position,))
    return Checked(
        "not_in_document", evidence=(passage.position,), leftovers=comparison.leftovers
    )


def _said(claim: Statement, comparison: Comparison) -> bool:
    """Tell whether enough of the statement stands in the sentence itself to be judged by it."""
    own = [pair for pair in comparison.alignment.pairs if pair.claim not in claim.lights]
    words = [p for p in own if claim.tokens[p.claim].kind not in {Kind.FIGURE, Kind.PERIOD}]
    return len(own) >= 2 and bool(words)


def _elsewhere(
    comparison: Comparison, found: Sequence[tuple[Passage, Comparison]]
) -> bool:
    """Tell whether another passage has the stated value for all but a word: then it's undecided."""
    slots = {conflict.slot for conflict in comparison.conflicts}
    return any(
        other is not comparison
        and not other.conflicts
        and not other.undecided
        and not other.leftovers
        for _, other in found
    ) and bool(slots & {"figure", "period", "rank"})


def _supported(
    claim: Statement,
    passage: Passage,
    comparison: Comparison,
    found: Sequence[tuple[Passage, Comparison]],
) -> Checked:
    figure = comparison.figure
    stated = next((token.surface for token in claim.tokens if token.amount), "")
    decided = Decided("figure", stated, figure.surface) if figure is not None else None
    against = [p.position for p, c in found if c.contradicts and c.figure is not None]
    return Checked(
        "supported",
        decided=decided,
        evidence=(passage.position, *against[:1]),
        figure=figure.quantity if figure is not None else None,
        disputed=bool(against),
    )


def _contradicted(passage: Passage, comparison: Comparison) -> Checked:
    conflict: Conflict = comparison.conflicts[0]
    figure = comparison.figure
    return Checked(
        "contradicted",
        decided=Decided(conflict.slot, conflict.stated, conflict.found),
        evidence=(passage.position,),
        figure=figure.quantity if figure is not None else None,
    )


class _Witness:
    """A document's passages as statements, read once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._read: dict[int, Statement] = {}
        words = [term for passage in corpus.passages for term in passage.terms]
        self.names = frozenset(term.key for term in words if term.name)
        self._alone = self._standing_alone()
        self._past: frozenset[str] | None = None
        self._dates: dict[str, tuple[str, ...]] = {}

    def language_of(self, language: str) -> str:
        """Return the language to read a statement in: the document's where they share a script."""
        return language

    def _standing_alone(self) -> frozenset[str]:
        found = set()
        for passage in self._corpus.passages:
            named = False
            end = -2
            for term in passage.terms:
                if term.name and not (named and term.start <= end + 1):
                    found.add(term.key)
                named, end = term.name, term.end
        return frozenset(found)

    def read(self, passage: Passage) -> Statement:
        """Return a passage as a statement."""
        known = self._read.get(passage.position)
        if known is None:
            known = read_statement(passage.sentence.text, self._corpus.language, self.names)
            self._read[passage.position] = known
        return known

    def around(self, passage: Passage) -> Around:
        """Return what stands around a passage."""
        document = self._corpus.document
        opening: frozenset[str] = frozenset()
        phrases: tuple[frozenset[str], ...] = ()
        subject: frozenset[str] = frozenset()
        before = passage.position - 1
        if before >= 0 and document.sentences[before].paragraph == passage.sentence.paragraph:
            tokens = self.read(self._corpus.passages[before]).tokens
            opening = frozenset(token.key for token in _opening(tokens))
            phrases = tuple(_phrases(tokens))
            subject = _only_name(tokens, self.read(passage))
        heading = document.section_title(passage.sentence) if document.sections else ""
        return Around(
            heading=passage.heading,
            title=self._corpus.title,
            opening=opening,
            phrases=phrases,
            subject=subject,
            dates=self._dates_of(heading) + self._dates_of(document.title),
            past=self._spoken_of(),
            alone=self._alone,
            known=frozenset(self._corpus.frequency),
        )

    def _dates_of(self, text: str) -> tuple[str, ...]:
        if text not in self._dates:
            tokens = read_statement(text, self._corpus.language).tokens
            self._dates[text] = tuple(t.key for t in tokens if t.kind is Kind.PERIOD)
        return self._dates[text]

    def _spoken_of(self) -> frozenset[str]:
        """Return the periods that the document speaks of as past."""
        if self._past is None:
            found = set()
            for passage in self._corpus.passages[:400]:
                if any(term.kind == "number" for term in passage.terms):
                    statement = self.read(passage)
                    if not statement.modes:
                        found |= {t.key for t in statement.tokens if t.kind is Kind.PERIOD}
            self._past = frozenset(found)
        return self._past


def _opening(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words of the phrase that a sentence opens with: mostly its subject."""
    for at, token in enumerate(tokens[:_LONGEST_PHRASE]):
        if token.kind is not Kind.WORD or (at and not token.joined and token.role != "of"):
            return
        yield token


def _only_name(before: Sequence[Token], sentence: Statement) -> frozenset[str]:
    """Return the name that a sentence goes on about: the only one before, with words of its own.

    "Shanghai's service trade reached a high. The total of service trade exceeded …"
    """
    own = {token.key for token in sentence.tokens if token.kind is Kind.WORD}
    names = {token.key for token in before if token.name}
    if len(names) != 1:
        return frozenset()
    said = any(
        one.name and other.joined and other.key in own
        for one, other in zip(before, before[1:], strict=False)
    )
    return frozenset(names) if said else frozenset()


def _phrases(tokens: Sequence[Token]) -> Iterator[frozenset[str]]:
    """Yield the words that stand together in a sentence, phrase by phrase."""
    phrase: list[str] = []
    for token in tokens:
        if not token.joined and phrase:
            yield frozenset(phrase)
            phrase = []
        if token.kind is Kind.WORD:
            phrase.append(token.key)
    if phrase:
        yield frozenset(phrase)


_WITNESSES: WeakKeyDictionary[Corpus, _Witness] = WeakKeyDictionary()


def _witness(corpus: Corpus) -> _Witness:
    found = _WITNESSES.get(corpus)
    if found is None:
        found = _WITNESSES[corpus] = _Witness(corpus)
    return found
