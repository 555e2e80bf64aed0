"""How much the phrases of a question that aren't a fact's speak against it."""

import re
from collections.abc import Container
from functools import cached_property

from bot.entry.candidacy import MOST_FOR_FIGURE, Candidate
from bot.entry.kinds import ATTRIBUTES, is_figure, is_ranked
from facts.library import Library
from facts.reading import Mention, Reading
from facts.table import Fact

_NEIGHBOUR_TIMES = frozenset({"next-year", "month", "quarter"})
# How much a phrase counts that the fact does not account for. A notion that the document does not
# have at all, a name or another place is decisive; a word that the document has elsewhere is not.
_DECISIVE, _FOREIGN, _CONCEPT, _TERM, _WORD = 9.0, 3.0, 1.5, 0.5, 0.5
_ASIDE = 0.2
_PLACINGS = frozenset({"second", "third", "top-n"})
_LIGHT = frozenset({"only", "per-unit", "negation", "second"})
_UNKNOWN_NAME, _UNKNOWN_NOUN, _UNKNOWN, _CHARACTER = 2.0, 1.0, 0.5, 0.45
_BEFORE_NOUN = re.compile(r"(?:\b(?:the|a|an|its|their)|['’]s)\s+$", re.IGNORECASE)


class Objections:
    """Weighs phrases against the facts of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._near: dict[str, frozenset[str]] = {}
        self._stated_near: dict[str, frozenset[str]] = {}

    def allowed(self, fact: Fact, reading: Reading) -> frozenset[str]:
        """What a question may name of a fact: its own, of its sentence, the wholes it is part of."""
        near = self._near.get(fact.id)
        if near is None:
            near = fact.may | self.of_sentence(fact)
            if fact.subject == self._library.vocabulary.default_subject:
                near |= {"country-wide"}
            self._near[fact.id] = near
        vocabulary = self._library.vocabulary
        # The whole that a subject is part of may be named along with it, not in its place.
        named = reading.ids & (fact.may | {fact.subject}) | fact.may - {fact.subject}
        wholes = {
            whole for name in named if name in vocabulary.concepts
            for whole in vocabulary.ancestors(name)
        }  # fmt: skip
        return near | wholes

    def of_sentence(self, fact: Fact) -> frozenset[str]:
        """What else of its sentence a question may mention: for a figure, no other concept."""
        if fact.id not in self._stated_near:
            self._stated_near[fact.id] = self._read_sentence(fact)
        return self._stated_near[fact.id]

    def _read_sentence(self, fact: Fact) -> frozenset[str]:
        ids = self._library.concepts.of(fact.sentences)
        concepts = self._library.vocabulary.concepts
        if is_figure(fact):
            return frozenset(identifier for identifier in ids if identifier not in concepts)
        places = self._library.vocabulary.places
        quoted = self._library.concepts.reader.read(fact.row.quote, "en").ids
        return frozenset(i for i in ids if i not in places or i in quoted)

    def decisive(self, candidate: Candidate) -> list[Mention]:
        """Which phrases that are not the fact's rule it out."""
        return [m for m in candidate.conflicts if self.is_decisive(m, candidate.fact)]

    def is_decisive(self, mention: Mention, fact: Fact) -> bool:
        """Whether a phrase that is not the fact's rules the fact out by itself."""
        return bool(mention.senses) and self.against(mention, fact) > MOST_FOR_FIGURE

    def against(self, mention: Mention, fact: Fact, clauses: Container[int] = ()) -> float:
        """How much a phrase that is not the fact's speaks against it.

        `clauses` are those that speak of the fact: talk in another clause counts little.
        """
        if mention.is_name or mention.ids & self._library.vocabulary.places:
            return _DECISIVE
        if mention.has("time") or (
            mention.ids & ATTRIBUTES and not mention.ids & self.of_sentence(fact)
        ):
            return _DECISIVE
        if mention.ids & _PLACINGS and is_ranked(fact) and not mention.ids & self.of_sentence(fact):
            return _DECISIVE
        aside = clauses != () and mention.clause not in clauses
        if mention.ids & _LIGHT or (aside and not mention.has("concept")):
            return _ASIDE if aside else _TERM
        if not mention.ids & self.known and not mention.has("word"):
            return _DECISIVE if is_figure(fact) else _FOREIGN
        if mention.has("concept"):
            return _DECISIVE if is_figure(fact) else _CONCEPT
        return _TERM if mention.has("term") else _WORD

    @cached_property
    def known(self) -> frozenset[str]:
        """What the document speaks of anywhere."""
        return frozenset().union(*self._library.concepts.sets)

    def strange(self, reading: Reading) -> list[Mention]:
        """Unknown words in a clause that says what the question is about."""
        clauses = {mention.clause for mention in reading.content}
        return [word for word in reading.unknown if word.clause in clauses or not clauses]


def is_harmless(mention: Mention) -> bool:
    """Whether a phrase says nothing about what is asked: a question form, the time in general."""
    if mention.is_form:
        return True
    if mention.has("time"):
        times = {sense.id for sense in mention.senses}
        return not times & _NEIGHBOUR_TIMES
    return False


def strangeness(word: Mention, text: str) -> float:
    """How much an unknown word of a text counts: one written like a name is likely to be one.

    An English noun with its article is a thing that the question is about: "the cinema".
    """
    if _is_character(word):
        return _CHARACTER
    if is_unknown_name(word):
        return _UNKNOWN_NAME
    return _UNKNOWN_NOUN if is_noun(word, text) else _UNKNOWN


def is_unknown_name(word: Mention) -> bool:
    """Whether a word of which nothing is known is written like a name."""
    return word.text[:1].isupper() and word.start > 0


def is_noun(mention: Mention, text: str) -> bool:
    """Whether an English article or genitive stands before a word: it names something then."""
    return _BEFORE_NOUN.search(text, 0, max(mention.start, 0)) is not None


def _is_character(mention: Mention) -> bool:
    return len(mention.text) == 1 and "\u3400" <= mention.text <= "\u9fff"
