"""What speaks against a fact as the answer to a question that it seems to fit."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.tokens import Statement, Token
from bot.understanding.question import Asked, Question, read_question
from bot.understanding.rates import rates
from facts.quantity import Quantity, figures, periods, relation
from facts.table import Fact


class Doubt(StrEnum):
    """A slot of the question that the fact doesn't meet."""

    PERIOD = "period"  # a part of the fact's period, or another one
    OPPOSITE = "opposite"  # "least" of what is the most, "depart" of where something arrived
    UNSAID = "unsaid"  # "lose" of what only was traded
    PERSON = "person"  # who, of a place
    ECHO = "echo"  # the answer is what the question itself names
    RATE = "rate"  # per day, of a figure of the whole period
    BEFORE = "before"  # who was it before the one that the fact names


# Axes whose words a question uses for itself ("how much did it grow"), unless it asks for one end.
_OWN = frozenset({"amount", "time", "side", "level", "strength", "whole", "speed"})
# Axes of things that happen or don't, or that single one out ("the newest object"): a fact that says
# nothing of them doesn't answer.
_EVENTS = frozenset({"contest", "presence", "backing", "permission", "acceptance", "tenure", "age"})
# For the first time, or again: where nothing is said of it a statement adds it. A question means
# the telling: "how much was it again?"
_NOVELTY = "novelty"
_PEOPLE = frozenset({"person", "role", "organisation"})
_NAMES = frozenset({"person", "organisation", "place", "name"})
_NAMING = frozenset({Asked.PERSON, Asked.PLACE, Asked.LIST})
_RANKS = frozenset({"order", "extreme"})
_RANK = "rank"
_LAST_RANK = 100  # "в 2025-м" is a year
_BASES = frozenset({"than", "versus"})
_BESIDE = frozenset({"before", "until"})


def doubts(
    text: str, language: str, facts: Sequence[Fact], named: Sequence[str], *, native: str
) -> list[Doubt]:
    """Return what a question asks for that printed facts don't say, none where they fit.

    `named` are the organisations and people that the sentences of the facts name, `native` is the
    language of the document.
    """
    question = read_question(text, language)
    asked = read_statement(text, language)
    changes = Asked.CHANGE in question.kinds
    return [
        *_of_time(asked, facts, native),
        *_of_ends(asked, facts, native, changes=changes),
        *_of_kind(question, facts, named),
        *_of_names(asked, facts),
    ]


def mistimed(text: str, language: str, facts: Sequence[Fact], *, native: str) -> bool:
    """Tell whether a question for what facts come to is about another time than theirs.

    The year before is computed from a year's level and its growth.
    """
    asked = read_statement(text, language)
    years = {int(fact.period[:4]) for fact in facts if fact.period[:4].isdecimal()}
    near = years | {year - 1 for year in years}
    named = {
        int(period.form[:4]) for period in periods(text, language) if period.form[:4].isdecimal()
    }
    rated = Doubt.RATE in _of_time(asked, facts, native)
    return rated or bool(years and named and not named & near) or bool(named - near)


def objections(statement: Statement, facts: Sequence[Fact], *, native: str) -> list[Doubt]:
    """Return which slots of a statement the printed facts don't meet; one denied has no opposite."""
    ends = _of_ends(statement, facts, native, changes=True, ordered=True)
    compares = any(token.role in _BASES for token in statement.tokens)
    return [
        *(() if compares else _of_time(statement, facts, native)),
        *(doubt for doubt in ends if not statement.negations or doubt is not Doubt.OPPOSITE),
    ]


def _of_names(asked: Statement, facts: Sequence[Fact]) -> Iterator[Doubt]:
    if any(fact.kind in _NAMES for fact in facts) and any(
        token.role in _BESIDE and token.name for token in asked.tokens
    ):
        yield Doubt.BEFORE


def _of_time(asked: Statement, facts: Sequence[Fact], native: str) -> Iterator[Doubt]:
    text, language = asked.text, asked.language
    dated = [fact for fact in facts if fact.value is not None or fact.kind == "rank"]
    for period in periods(text, language):
        said = {relation(period.form, fact.period) for fact in dated}
        if said and said <= {"around", "apart"}:
            yield Doubt.PERIOD
    stated = any(fact.value is not None for fact in facts)  # who does what each day is no rate
    asked_for = _rates(asked) if stated else frozenset()
    # The sentence may give another figure per day: what a fact is says its label.
    own = [_statement(text, native) for fact in facts for text in (fact.text, fact.label(native))]
    if asked_for and not any(asked_for & _rates(one) for one in own):
        yield Doubt.RATE


def _rates(statement: Statement) -> frozenset[str]:
    """Return what a text speaks of something per: days, months, people, in any language."""
    spans = (
        _read(f"1 {token.surface}", statement.language)
        for token in statement.tokens
        if token.role == "per"
    )
    named = {one.unit for span in spans for one in span if one.kind == "duration"}
    return rates(statement.text) | named


@lru_cache(256)
def _read(text: str, language: str) -> tuple[Quantity, ...]:
    return tuple(figures(text, language))


def _of_ends(
    asked: Statement,
    facts: Sequence[Fact],
    native: str,
    *,
    changes: bool,
    ordered: bool = False,
) -> Iterator[Doubt]:
    poles: dict[str, set[int]] = {}
    for statement in _evidence(facts, native):
        for axis, pole in _ends(statement):
            poles.setdefault(axis, set()).add(pole)
    counts = any(fact.value is not None or fact.kind in _PEOPLE for fact in facts)
    labels = " ".join(fact.label(asked.language) for fact in facts).casefold()
    for token in asked.tokens:
        if not token.axis or token.axis in _OWN or _character(token):
            continue
        if token.axis == "change" and not changes:
            continue
        if token.axis == _NOVELTY and not ordered:
            continue
        if token.axis == "order" and not ordered and all(f.value is not None for f in facts):
            continue  # "how long did it last"
        axis, pole = _end(token)
        said = poles.get(axis, set())
        if said and pole not in said:
            yield Doubt.OPPOSITE
        elif not said and _adds(token, axis, labels, counts=counts):
            yield Doubt.UNSAID


def _adds(token: Token, axis: str, labels: str, *, counts: bool) -> bool:
    """Tell whether a word asks for what sentences say nothing of; "новые форматы" in a label are no newest ones."""
    asks = axis == _NOVELTY or (axis in _EVENTS and counts)
    return asks and token.surface.casefold() not in labels


def _character(token: Token) -> bool:
    """Tell whether a token is one Chinese character, which may be part of another word."""
    return len(token.surface) == 1


def _evidence(facts: Sequence[Fact], native: str) -> list[Statement]:
    """Return the sentences of facts and their labels, read."""
    sentences = dict.fromkeys(s.text for fact in facts for s in fact.sentences)
    return [
        *(_statement(text, native) for text in sentences),
        *(_statement(fact.en, "en") for fact in facts),
    ]


@lru_cache(512)
def _statement(text: str, language: str) -> Statement:
    """Return a text of the document read: the same few facts are asked for again and again."""
    return read_statement(text, language)


def _ends(statement: Statement) -> Iterator[tuple[str, int]]:
    for token in statement.tokens:
        if token.axis:
            yield _end(token)
        yield from token.also


def _end(token: Token) -> tuple[str, int]:
    """Return an axis and its end; of a rank which one it is, from the other end below zero."""
    if token.axis not in _RANKS or token.rank > _LAST_RANK:
        return token.axis, token.pole
    return _RANK, -token.rank if token.pole else token.rank


def _of_kind(question: Question, facts: Sequence[Fact], named: Sequence[str]) -> Iterator[Doubt]:
    if len(facts) != 1:
        return
    fact = facts[0]
    folded = question.text.casefold()
    # "Whose blades leave Jiangyin?": the sentence of the place may name whose.
    nobody = all(name.casefold() in folded for name in named)
    if question.kind is Asked.PERSON and fact.kind == "place" and nobody:
        yield Doubt.PERSON
    if fact.kind in _NAMES and question.kinds & _NAMING and fact.text.casefold() in folded:
        yield Doubt.ECHO
