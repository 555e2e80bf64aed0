"""All that a text is taken apart into: tokens with their parts, borders, negations, modal words."""

import pytest

from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.pieces import MOST_FIGURES, merged
from bot.answering.claims.tokens import Border, Kind, Statement, Token
from tests.answering import statements


def test_all_that_is_read_of_a_text():
    """Where a change is meant, `python -m tests.answering.statements` writes it; read the diff."""
    expected = statements.TABLE.lines()
    found = statements.TABLE.anew()
    assert [line for line in found if line not in set(expected)] == []
    assert found == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(3, 5), (0, 2)], [(0, 2), (3, 5)]),
        ([(0, 2), (2, 4)], [(0, 2), (2, 4)]),
        ([(0, 3), (2, 4)], [(0, 4)]),
        ([(0, 9), (2, 4), (8, 10), (12, 13)], [(0, 10), (12, 13)]),
        ([(0, 1), (4, 9), (5, 6)], [(0, 1), (4, 9)]),
        ([(0, 1), (4, 6), (5, 9), (9, 10)], [(0, 1), (4, 9), (9, 10)]),
    ],
)
def test_spans_that_overlap_are_one(spans, expected):
    assert merged(spans) == expected


@pytest.mark.parametrize(("words", "unread"), [(399, False), (400, False), (401, True)])
def test_of_a_very_long_text_the_rest_is_not_read(words, unread):
    read = read_statement(" ".join(f"w{number}x" for number in range(words)), "en")
    assert (len(read.tokens), read.unread) == (min(words, 400), unread)


@pytest.mark.parametrize(("count", "unread"), [(11, False), (12, False), (13, True)])
def test_more_figures_than_are_looked_at_count_as_unread(count, unread):
    read = read_statement(", ".join(f"{number + 20}.5%" for number in range(count)), "en")
    figures = [token for token in read.tokens if token.kind is Kind.FIGURE]
    assert (len(figures), read.unread, read.has_figure) == (min(count, MOST_FIGURES), unread, True)


def test_borders_grow_with_what_parts_more():
    assert [border.value for border in Border] == [0, 1, 2, 3]
    assert Border.NONE < Border.LIST < Border.COMMA < Border.CLAUSE


def test_a_token_and_a_statement_have_nothing_of_their_own():
    plain = Token(Kind.WORD, "a", "a", 0, 1)
    assert not any((plain.name, plain.joined, plain.close, plain.aside, plain.itself))
    assert (plain.role, plain.axis, plain.pole, plain.rank, plain.quantity) == ("", "", 0, 0, None)
    assert not Statement("a", "en", (plain,)).unread
    assert not Statement("a", "en", (plain,)).has_figure


STRETCHES = [
    # between which borders "goals" stands, and which words that are
    (Border.CLAUSE, "Holm scored goals"),
    (Border.COMMA, "scored goals"),
    (Border.LIST, "goals"),
]


@pytest.mark.parametrize(("border", "words"), STRETCHES)
def test_the_stretch_that_a_token_stands_in(border, words):
    kinds = [Border.NONE, Border.CLAUSE, Border.COMMA, Border.LIST, Border.CLAUSE, Border.NONE]
    names = ["Lund", "Holm", "scored", "goals", "Oslo", "won"]
    tokens = [
        Token(Kind.WORD, name, name, 0, 1, border=kind)
        for name, kind in zip(names, kinds, strict=True)
    ]
    statement = Statement("", "en", tuple(tokens))
    assert " ".join(names[at] for at in statement.stretch(3, border)) == words
    assert statement.stretch(0, Border.CLAUSE) == range(1)
    assert statement.stretch(5, Border.LIST) == range(4, 6)
    assert Statement("", "en", tuple(tokens[:1])).stretch(0, Border.LIST) == range(1)


def test_the_token_behind_another():
    tokens = tuple(Token(Kind.WORD, name, name, 0, 1) for name in ("Lund", "Holm"))
    statement = Statement("", "en", tokens)
    assert [statement.after(at) for at in (0, 1)] == [tokens[1], None]
