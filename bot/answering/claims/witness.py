"""A document's passages as statements, with what stands around each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from bot.answering.claims.around import Around
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.reviewed import Reviewed
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.corpus import Corpus, Passage
from bot.understanding.marks import marks_of, meanings
from facts.drafting.filled import Filled
from index.script import simplified
from index.text import fold, terms

if TYPE_CHECKING:
    from bot.answering.claims.cell_match import Cells

_LONGEST_PHRASE = 8  # words of a name with its article
_LONGEST_LIST = 30  # items behind a colon, each a sentence by its semicolon
# Modes of a sentence that a clause which stands apart within it hasn't: "which was closed, will open".
_IN_ORDER, _TOLD = frozenset({"paired"}), frozenset({"will", "planned", "required"})
_MOST_READ = 400  # passages that tell which periods the document speaks of as past


@dataclass(frozen=True, slots=True)
class Reading:
    """A simple clause of a passage as a statement.

    `own` are the keys that a statement must have to be about it: where it shares a verb, a word of its own that
    the statement lacks may be another one. `dated` tells that it is only of the time that it names.
    """

    clause: Statement
    own: frozenset[str]
    dated: bool

    def may_be(self, claim: Statement) -> bool:
        """Tell whether a statement may be of the clause."""
        said = {term.key for term in terms(claim.text, claim.language)} if self.own else set[str]()
        timed = not self.dated or any(token.kind is Kind.PERIOD for token in claim.tokens)
        return timed and self.own <= said


class Witness:
    """A document's passages as statements, read once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.cells: Cells | None = None
        self._read: dict[int, Statement] = {}
        self._clauses: dict[int, tuple[Reading, ...]] = {}
        words = [term for passage in corpus.passages for term in passage.terms]
        self.names = frozenset(term.key for term in words if term.name)
        self._alone = self._standing_alone()
        self._places = self._where_things_happen()
        self._past: frozenset[str] | None = None
        self._titles: dict[str, tuple[Token, ...]] = {}
        self._headings: dict[str, frozenset[str]] = {}
        self._reviewed: dict[str, Reviewed] = {}

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

    def _where_things_happen(self) -> frozenset[str]:
        """Return names that stand behind a word like "in", but for its article."""
        marks = marks_of(self._corpus.language)
        found = set()
        for passage in self._corpus.passages:
            words = [term for term in passage.terms if term.kind == "word"]
            behind = False
            for word in words:
                plain = fold(word.surface)
                if word.name and behind:
                    found.add(word.key)
                elif marks.roles.get((plain,)) == "in":
                    behind = True
                elif plain not in marks.articles:
                    behind = False
        return frozenset(found)

    def reviewed(self, language: str) -> Reviewed:
        """Return the document's reviewed facts with their labels in a language."""
        if language not in self._reviewed:
            self._reviewed[language] = Reviewed(self._corpus, language, self.names)
        return self._reviewed[language]

    def read(self, passage: Passage) -> Statement:
        """Return a passage as a statement."""
        known = self._read.get(passage.position)
        if known is None:
            text = simplified(passage.sentence.text)
            known = read_statement(text, self._corpus.language, self.names)
            at, kinds = self._listed_under(passage)
            if kinds:
                modes = sorted((*known.modes, *((at, kind) for kind in kinds)))
                known = replace(known, modes=tuple(modes))
            self._read[passage.position] = known
        return known

    def clauses(self, passage: Passage) -> tuple[Reading, ...]:
        """Return the simple clauses of a passage."""
        if passage.position not in self._clauses:
            whole = self.read(passage)
            modes = {kind for _, kind in whole.modes}
            plain = modes <= _IN_ORDER and not whole.negations
            found = [
                self._clause(one, passage)
                for one in self._corpus.clauses(passage.position)
                if plain or (one.apart and modes <= _IN_ORDER | _TOLD)
            ]
            self._clauses[passage.position] = tuple(found)
        return self._clauses[passage.position]

    def _clause(self, clause: Filled, passage: Passage) -> "Reading":
        """Return a clause as a statement whose figures stand where the sentence has them."""
        language = self._corpus.language
        read = read_statement(simplified(clause.text), language, self.names)
        tokens = tuple(_at_home(one, clause) for one in read.tokens)
        own = terms(passage.sentence.text[slice(*clause.own)], language) if clause.shares else ()
        keys = frozenset(one.key for one in own if not one.stop and one.kind != "number")
        return Reading(replace(read, tokens=tokens), keys, dated=clause.dated)

    def _listed_under(self, passage: Passage) -> tuple[int, frozenset[str]]:
        """Return where a passage is an item of a list, and the list's modes: "the goals are: …"."""
        sentences = self._corpus.document.sentences
        first = passage.position
        while (
            first > 0
            and passage.position - first < _LONGEST_LIST
            and sentences[first - 1].paragraph == passage.sentence.paragraph
            and sentences[first - 1].text.rstrip().endswith((";", "；"))
        ):
            first -= 1
        opening = sentences[first].text
        if first == passage.position and not opening.rstrip().endswith((";", "；")):
            return 0, frozenset()
        colon = max(opening.find(":"), opening.find("："))
        if colon < 0:
            return 0, frozenset()
        modes = read_statement(opening, self._corpus.language, self.names).modes
        kinds = frozenset(kind for at, kind in modes if at < colon)
        return (colon + 1 if first == passage.position else 0), kinds

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
            heading=self._topics(heading),
            title=meanings(self._corpus.title, self._corpus.language),
            opening=opening,
            phrases=phrases,
            subject=subject,
            dates=self._keys_of(heading, Kind.PERIOD) + self._keys_of(document.title, Kind.PERIOD),
            codes=frozenset(self._keys_of(heading, Kind.NUMBER)),
            past=self._spoken_of() if self._foretells(passage) else frozenset(),
            alone=self._alone,
            places=self._places,
            known=frozenset(self._corpus.frequency),
        )

    def _foretells(self, passage: Passage) -> bool:
        return any(kind == "will" for _, kind in self.read(passage).modes)

    def _topics(self, heading: str) -> frozenset[str]:
        """Return the keys of a heading alone: what a reviewed label adds vouches for nothing."""
        if heading not in self._headings:
            found = [term.key for term in terms(heading, self._corpus.language) if not term.stop]
            self._headings[heading] = meanings(frozenset(found), self._corpus.language)
        return self._headings[heading]

    def _keys_of(self, text: str, kind: Kind) -> tuple[str, ...]:
        if text not in self._titles:
            self._titles[text] = read_statement(text, self._corpus.language).tokens
        return tuple(token.key for token in self._titles[text] if token.kind is kind)

    def _spoken_of(self) -> frozenset[str]:
        """Return the periods that the document speaks of as past."""
        if self._past is None:
            found = set()
            for passage in self._corpus.passages[:_MOST_READ]:
                if any(term.kind == "number" for term in passage.terms):
                    statement = self.read(passage)
                    if not statement.modes:
                        found |= {t.key for t in statement.tokens if t.kind is Kind.PERIOD}
            self._past = frozenset(found)
        return self._past


def _at_home(token: Token, clause: Filled) -> Token:
    """Return a token of a clause with its figure where the sentence has it."""
    quantity = token.quantity
    start = None if quantity is None else clause.place(quantity.start)
    if quantity is None or start is None:
        return token
    moved = start - quantity.start
    first, last = quantity.number_start + moved, quantity.number_end + moved
    home = replace(
        quantity, start=start, end=quantity.end + moved, number_start=first, number_end=last
    )
    return replace(token, quantity=home)


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
    said = any(one.name and other.joined and other.key in own for one, other in pairwise(before))
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


_WITNESSES: WeakKeyDictionary[Corpus, Witness] = WeakKeyDictionary()


def witness_of(corpus: Corpus) -> Witness:
    """Return a document's passages as statements; what was read is kept with the corpus."""
    found = _WITNESSES.get(corpus)
    if found is None:
        found = _WITNESSES[corpus] = Witness(corpus)
    return found
