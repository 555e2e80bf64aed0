"""A statement against reviewed facts: their labels say what each figure is of, in two languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answering.claims.aligning import Alignment, align
from bot.answering.claims.around import Around
from bot.answering.claims.comparing import Comparison, compare_with
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.leftovers import says_nothing
from bot.answering.claims.slots import Conflict
from bot.answering.claims.tokens import Kind, Statement, Token
from bot.answering.claims.tolerance import Fit, compare, same_kind
from bot.answering.corpus import Corpus
from facts.quantity import Quantity, relation
from facts.table import Fact

LABELLED = ("en", "zh")
_COLON = re.compile(r"\s*[:：]\s*")
_IS = {"en": " is ", "zh": "是"}
_BOUNDS = frozenset({"before", "after", "since", "until", "than", "versus"})
_TOPIC = frozenset({Kind.WORD, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Found:
    """What a reviewed fact says of a statement; `position` is that of its sentence."""

    fit: Fit
    conflict: Conflict
    position: int
    figure: Quantity | None


@dataclass(frozen=True, slots=True)
class _Labelled:
    fact: Fact
    label: Statement
    quote: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    position: int
    figure: Quantity | None


class Reviewed:
    """The reviewed facts of a document, to check statements in one language against."""

    def __init__(self, corpus: Corpus, language: str, names: frozenset[str]) -> None:
        self._corpus, self._language, self._names = corpus, language, names

    @cached_property
    def _facts(self) -> tuple[_Labelled, ...]:
        return tuple(self._labelled(fact) for fact in self._corpus.facts.values())

    def _labelled(self, fact: Fact) -> _Labelled:
        corpus = self._corpus
        position = int(fact.sentences[0].id.removeprefix("s")) - 1
        start = corpus.document.sentences[position].start
        figure = next(
            (
                quantity
                for quantity in corpus.figures(position)
                if start + quantity.start < fact.end and fact.start < start + quantity.end
            ),
            None,
        )
        text = corpus.document.sentences[position].text
        sentence = read_statement(text, corpus.language, self._names)
        only = sum(token.kind is Kind.FIGURE for token in sentence.tokens) <= 1
        quote = read_statement(fact.row.quote, corpus.language, self._names)
        said = sentence if only else quote
        return _Labelled(
            fact,
            read_statement(self._label(fact), self._language, self._names),
            quote=frozenset(token.key for token in said.tokens if token.kind in _TOPIC),
            sentence=frozenset(token.key for token in sentence.tokens),
            names=frozenset(token.key for token in sentence.tokens if token.name),
            position=position,
            figure=figure if fact.value is not None else None,
        )

    def _label(self, fact: Fact) -> str:
        label = fact.label(self._language)
        return label if fact.value is not None else _COLON.sub(_IS[self._language], label, 1)

    def said(self, claim: Statement) -> Iterator[tuple[int, Comparison]]:
        """Yield how labels that state something themselves ("…: first") stand to a statement."""
        around = Around(title=self._corpus.title, known=frozenset(self._corpus.frequency))
        for one in self._facts:
            if one.fact.value is None and _COLON.search(one.fact.label(self._language)):
                yield one.position, compare_with(claim, one.label, around)

    def figure_of(self, words: Statement) -> tuple[Fact, int] | None:
        """Return the only figure whose label says just these words, and its position."""
        found = [one for one in self._facts if one.figure is not None and self._about(words, one)]
        match found:
            case [one]:
                return one.fact, one.position
        return None

    def check(self, claim: Statement) -> Found | None:
        """Return what the figures say whose labels account for every word of a statement."""
        if claim.modes or claim.unread:
            return None
        figures = [at for at, token in enumerate(claim.tokens) if token.kind is Kind.FIGURE]
        if len(figures) != 1 or claim.negations:
            return self._none(claim) if not figures and len(claim.negations) == 1 else None
        found = []
        for one in self._facts:
            if one.figure is not None and self._about(claim, one):
                verdict = _figure(claim.tokens[figures[0]], one, claim)
                if verdict is not None:
                    found.append(verdict)
        fits = {one.fit for one in found}
        if Fit.SAME in fits and Fit.OTHER in fits:
            return None
        return next((one for one in found if one.fit is Fit.SAME), found[0] if found else None)

    def _none(self, claim: Statement) -> Found | None:
        """Contradict that there were none ("carried no vehicles") by a count of them."""
        for one in self._facts:
            counted = one.fact.kind == "count" and one.figure is not None
            if counted and one.fact.value and self._about(claim, one):
                denied = Conflict("negation", "not", "")
                return Found(Fit.OTHER, denied, one.position, one.figure)
        return None

    def _about(self, claim: Statement, one: _Labelled) -> bool:
        """Tell whether a statement is about a figure: nothing is left over on either side."""
        alignment = align(claim, one.label, self._known)
        if any(pair.opposed for pair in alignment.pairs):
            kinds = {claim.tokens[pair.claim].axis for pair in alignment.pairs if pair.opposed}
            if kinds != {"change"}:
                return False
        if not all(self._accounted(claim, at, one) for at in alignment.missing):
            return False
        return _covered(one, alignment)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(token.key for one in self._facts for token in one.label.tokens)

    def _accounted(self, claim: Statement, at: int, one: _Labelled) -> bool:
        token = claim.tokens[at]
        if token.kind is Kind.FIGURE or says_nothing(claim, at) or at in claim.measures:
            return True
        if token.kind is Kind.PERIOD:
            bounded = token.role in _BOUNDS
            return not bounded and relation(token.key, one.fact.period) == "same"
        if token.kind is not Kind.WORD or token.axis:
            return False
        if claim.language != self._corpus.language:
            return False
        return token.key in one.quote or token.key in one.names


def _covered(one: _Labelled, alignment: Alignment) -> bool:
    """Tell whether a label says no more than the statement: no product, partner or share."""
    tokens = one.label.tokens
    held = {pair.place for pair in alignment.pairs}
    if not any(tokens[at].kind in _TOPIC for at in held):
        return False
    return all(
        at in held
        or at in one.label.passing
        or _named(at, tokens, held)
        or _counted(at, one, held)
        or _share(at, one, held)
        for at in range(len(tokens))
    )


def _named(at: int, tokens: Sequence[Token], held: set[int]) -> bool:
    """Tell whether a word is of a name of which enough is said: "China Europe freight train"."""
    end = at
    while end < len(tokens) and tokens[end].name and (end == at or tokens[end].joined):
        end += 1
    return tokens[at].name and end < len(tokens) and tokens[end].joined and end in held


def _share(at: int, one: _Labelled, held: set[int]) -> bool:
    """Tell whether a word only says that the figure is a share: "share of exports"."""
    after = one.label.tokens[at + 1 : at + 2]
    return one.fact.kind == "share" and at + 1 in held and after[0].role == "of"


def _counted(at: int, one: _Labelled, held: set[int]) -> bool:
    """Tell whether a word only says which of the things counted: "new energy vehicles"."""
    tokens = one.label.tokens
    if one.fact.kind != "count" or tokens[at].kind is not Kind.WORD:
        return False
    end = at + 1
    while end < len(tokens) and tokens[end].joined and end not in held:
        end += 1
    return end < len(tokens) and tokens[end].joined and end in held


def _figure(stated: Token, one: _Labelled, claim: Statement) -> Found | None:
    if stated.quantity is None or one.figure is None:
        return None
    if not same_kind(stated.quantity, one.figure):
        return None
    fit = compare(stated.quantity, one.figure)
    conflict = Conflict("figure", stated.surface, one.figure.text)
    changes = [token for token in claim.tokens if token.axis == "change"]
    if changes and one.fact.kind == "growth":
        up = one.figure.direction != "down" and (one.fact.value or 0) >= 0
        if (changes[0].pole == 0) != up:
            word = Conflict("direction", changes[0].surface, one.figure.text)
            return Found(Fit.OTHER, word, one.position, one.figure)
    return Found(fit, conflict, one.position, one.figure)
