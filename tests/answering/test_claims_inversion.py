"""Blocks of words that a sentence has the other way round: where they begin and end."""

from bot.answering.claims.aligning import Pair
from bot.answering.claims.arranging import arrange
from bot.answering.claims.inversion import edges, neighbours
from bot.answering.claims.overlay import Reading
from bot.answering.claims.tokens import Kind, Statement, Token
from tests.tables import table


def plain(count: int, asides: str = "", passing: str = "") -> Statement:
    """Return a sentence of so many words, some in brackets, some that may stand between others."""
    tokens = tuple(
        Token(
            Kind.WORD, f"w{at}", f"w{at}", at * 4, at * 4 + 3, joined=True, aside=str(at) in asides
        )
        for at in range(count)
    )
    return Statement("", "en", tokens, passing=frozenset(map(int, passing)))


def overlay(places: list[int], asides: str = "", passing: str = "") -> Reading:
    pairs = tuple(Pair(at, place) for at, place in enumerate(places))
    sentence = plain(max(places) + 2, asides, passing)
    return Reading(plain(len(places)), sentence, pairs, frozenset(), frozenset())


# The places of the statement's words in the sentence, where it goes back, and the blocks there
# from their first word to behind their last, the longest first.
BLOCKS = [
    ([1, 0], 0, "", "", "0:2"),
    ([2, 3, 0, 1], 1, "", "", "0:4"),
    ([2, 3, 0, 1, 4], 1, "", "", "0:4"),
    ([0, 3, 4, 1, 2, 5], 2, "", "", "1:5"),
    ([3, 4, 0, 1], 1, "", "", "0:4"),
    ([4, 5, 0, 2], 1, "", "", ""),
    ([4, 5, 0, 2], 1, "1", "", "0:4"),
    ([4, 5, 0, 2], 1, "", "1", "0:4"),
    ([3, 5, 0, 1], 1, "", "", ""),
    ([3, 5, 0, 1], 1, "", "4", "0:4"),
    ([0, 4, 2, 5], 1, "", "", "1:3"),
    ([0, 4, 2, 3], 1, "", "", "1:4"),
    ([5, 2, 3, 0, 1], 0, "", "", ""),
    ([5, 6, 3, 4, 0], 1, "", "", ""),
    ([3, 1, 0], 1, "", "", ""),
    ([1, 4, 0], 1, "", "", ""),
    ([1, 2, 0, 3], 1, "", "", "0:3"),
    ([2, 0, 1, 3], 0, "", "", "0:3"),
    ([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 0, 1, 2, 3, 4, 5, 6, 7], 9, "", "", ""),
    ([9, 10, 11, 12, 13, 14, 15, 16, 17, 0, 1, 2, 3, 4, 5, 6, 7, 8], 8, "", "", ""),
    ([10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 0, "", "", ""),
    ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0], 9, "", "", ""),
]


@table(("places", "at", "asides", "passing", "expected"), BLOCKS)
def test_blocks_that_may_change_places(places, at, asides, passing, expected):
    reading = overlay(places, asides, passing)
    found = [f"{first}:{last}" for first, last in neighbours(reading, reading.pairs, at)]
    assert " ".join(found) == expected


WIDE = [
    ([4, 6, 0, 2], 1, "0:4"),
    ([4, 6, 0, 2, 8], 1, "0:4"),
    ([1, 6, 0, 2, 8], 1, ""),
]


@table(("places", "at", "expected"), WIDE)
def test_blocks_with_words_between_that_are_left_out(places, at, expected):
    reading = overlay(places)
    found = [f"{first}:{last}" for first, last in neighbours(reading, reading.pairs, at, wide=True)]
    assert " ".join(found) == expected


def test_the_places_around_a_block():
    reading = overlay([2, 5, 7])
    ends = [(0, 1), (1, 2), (1, 3), (0, 3)]
    assert [edges(reading, reading.pairs, *one) for one in ends] == [
        (-1, 5),
        (2, 7),
        (2, 9),
        (-1, 9),
    ]


# What is brought into the sentence's order: the places that stay, those that moved, the problem.
ARRANGED = [
    ([0, 1, 2], "0 1 2", ""),
    ([1, 0], "0 1", "order: w0 / w1"),
    ([0, 2, 1, 3], "0 1 2 3", "order: w1 / w2"),
    ([0, 1, 3, 2], "0 1 2 3", "order: w2 / w3"),
    ([4, 3, 2, 1, 0], "0 1 2 3 4", "order: w0 / w1"),
]


@table(("places", "core", "problem"), ARRANGED)
def test_words_in_another_order_say_something_else(places, core, problem):
    reading = overlay(places)
    found = arrange(reading, reading.pairs)
    assert " ".join(str(pair.place) for pair in found.core) == core
    assert (found.moved, found.problem, found.turned) == ((), problem, frozenset())
