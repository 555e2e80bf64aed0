"""What typed slots hold against a statement that its concepts alone would support."""

import re
from collections.abc import Iterable

from bot.answering.claims.checked import Checked
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.tokens import Kind, Statement
from facts.quantity import figures, periods
from index.text import Term, terms

_BESIDE = frozenset({"before", "after", "until"})
# "Almost arrived" didn't, and "not only arrived" says more.
_UNREAL = frozenset({"nearly", "condition", "beyond"})
_VAGUE = re.compile("[数數几幾][十百千万萬亿億]")
_DIGITS = re.compile(r"(?<![^\W_])\d+(?![^\W\d_])")  # in no word: none of "B737" or "2G"
_THOUSAND = 1000


def objects(
    text: str,
    language: str,
    checked: Checked,
    unknown: Iterable[tuple[int, int]],
    denials: Iterable[tuple[int, int]],
    *,
    same_language: bool,
) -> bool:
    """Tell whether a statement says more or other than the document, as far as slots can tell.

    `checked` is the undecided verdict on the statement, `unknown` are the spans of its words of
    which nothing is known, `denials` those that were read as negations: a word that carries a
    meaning, or denies, and wasn't read is an objection. So are a slot that it leaves open (a part of the
    year), and a statement of which no word is left over and that still isn't supported (who did it
    to whom); and figures that aren't read, an end put to something ("ceased to be"), and a time
    before or after the document's.
    """
    statement = read_statement(text, language)
    return (
        checked.decided is not None
        or (same_language and not checked.leftovers)
        or any(not any(s <= at < e for s, e in denials) for at in statement.negations)
        or any(kind in _UNREAL for _, kind in statement.modes)
        or _meant(statement, unknown, language)
        or _beside(statement)
        or unread_figure(text, language)
        or _bare_time(statement, checked)
    )


def _meant(statement: Statement, unknown: Iterable[tuple[int, int]], language: str) -> bool:
    """Tell whether an unknown word is more than one that joins others ("took", "reached")."""
    plain = statement.lights | statement.measures | statement.lasting | statement.ranks
    quiet = [(token.start, token.end) for at, token in enumerate(statement.tokens) if at in plain]
    quiet += [(one.start, one.end) for one in figures(statement.text, language)]
    return any(not any(s < end and start < e for s, e in quiet) for start, end in unknown)


def _bare_time(statement: Statement, checked: Checked) -> bool:
    """Tell whether a statement without a figure has a length of time: "took a day"."""
    if any(token.quantity is not None for token in statement.tokens):
        return False
    return any(
        one.kind == "duration"
        for word in checked.leftovers
        for one in figures(f"1 {word}", statement.language)
    )


def _beside(statement: Statement) -> bool:
    return any(t.kind is Kind.PERIOD and t.role in _BESIDE for t in statement.tokens)


def unread_figure(text: str, language: str) -> bool:
    """Tell whether digits or a word of scale stand outside all figures: "several thousand", 数千."""
    read = [(one.start, one.end) for one in figures(text, language)]
    if not all(
        any(start <= digits.start() < end for start, end in read)
        or any(one.start <= digits.start() < one.end for one in periods(text, language))
        for digits in _DIGITS.finditer(text)
    ):
        return True
    return _VAGUE.search(text) is not None or any(
        _scales(term, language)
        for term in terms(text, language)
        if term.kind == "word" and not any(start <= term.start < end for start, end in read)
    )


def _scales(term: Term, language: str) -> bool:
    found = figures(f"1 {term.surface}", language)
    return bool(found) and found[0].value >= _THOUSAND and not found[0].unit
