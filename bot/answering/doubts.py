"""What speaks against a fact as the answer to a question that it seems to fit."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.tokens import Statement, Token
from bot.understanding.operations import Signal, signals
from bot.understanding.question import Asked, Question, read_question
from facts.quantity import periods, relation
from facts.table import Fact


class Doubt(StrEnum):
    """A slot of the question that the fact doesn't meet."""

    PERIOD = "period"  # a part of the fact's period, or another one
    OPPOSITE = "opposite"  # "least" of what is the most, "depart" of where something arrived
    UNSAID = "unsaid"  # "lose" of what only was traded
    PERSON = "person"  # who, of a place
    ECHO = "echo"  # the answer is what the question itself names
    RATE = "rate"  # per day, of a figure of the whole period


# Axes whose words a question uses for itself ("how much did it grow"), unless it asks for one end.
_OWN = frozenset({"amount", "time", "side", "level", "strength", "whole", "speed"})
# Axes of things that happen or don't: a fact that says nothing of them doesn't answer.
_EVENTS = frozenset(
    {"contest", "travel", "presence", "backing", "permission", "acceptance", "tenure"}
)
_PEOPLE = frozenset({"person", "role", "organisation"})
_NAMES = frozenset({"person", "organisation", "place", "name"})
_NAMING = frozenset({Asked.PERSON, Asked.PLACE, Asked.LIST})
_RATES = {"zh": ("每天", "每日", "日均", "每月", "每小时", "每人", "人均")}


def doubts(text: str, language: str, facts: Sequence[Fact], named: Sequence[str]) -> list[Doubt]:
    """Return what a question asks for that printed facts don't say, none where they fit.

    `named` are the organisations and people that the sentences of the facts name.
    """
    question = read_question(text, language)
    return [
        *_of_time(text, language, facts),
        *_of_ends(text, question, facts),
        *_of_kind(question, facts, named),
    ]


def _of_time(text: str, language: str, facts: Sequence[Fact]) -> Iterator[Doubt]:
    dated = [fact for fact in facts if fact.value is not None or fact.kind == "rank"]
    for period in periods(text, language):
        said = {relation(period.form, fact.period) for fact in dated}
        if said and said <= {"around", "apart"}:
            yield Doubt.PERIOD
    if any(mark in text for mark in _RATES.get(language, ())):
        evidence = " ".join(_sentences(facts))
        if not any(one.signal is Signal.EACH for one in signals(evidence, "en")):
            yield Doubt.RATE


def _of_ends(text: str, question: Question, facts: Sequence[Fact]) -> Iterator[Doubt]:
    poles = _poles(facts)
    counts = any(fact.value is not None or fact.kind in _PEOPLE for fact in facts)
    for token in read_statement(text, question.language).tokens:
        if not token.axis or token.axis in _OWN or _character(token):
            continue
        if token.axis == "change" and Asked.CHANGE not in question.kinds:
            continue
        said = poles.get(token.axis, frozenset())
        if said and token.pole not in said:
            yield Doubt.OPPOSITE
        elif not said and token.axis in _EVENTS and counts:
            yield Doubt.UNSAID


def _character(token: Token) -> bool:
    """Tell whether a token is one Chinese character, which may be part of another word."""
    return len(token.surface) == 1


def _poles(facts: Sequence[Fact]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for text in (*_sentences(facts), *(fact.en for fact in facts)):
        for axis, pole in _ends(read_statement(text, "en")):
            found[axis] = found.get(axis, frozenset()) | {pole}
    return found


def _ends(statement: Statement) -> Iterator[tuple[str, int]]:
    for token in statement.tokens:
        if token.axis:
            yield token.axis, token.pole
        yield from token.also


def _sentences(facts: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(s.text for fact in facts for s in fact.sentences))


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
