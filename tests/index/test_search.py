"""BM25 over token lists: scores, order, and what must not be imported."""

import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import Hit, SentenceIndex

CORPUS = [["red", "fish"], ["blue", "fish"], ["red", "red", "boat"], []]
INDEX = SentenceIndex(CORPUS)


def bm25(frequency, document_frequency, length, *, average=7 / 4, number=4):
    idf = math.log((number + 1) / document_frequency)
    return idf * frequency * 2.5 / (1.5 * (0.25 + 0.75 * length / average) + frequency)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (["blue"], [Hit(1, bm25(1, 1, 2))]),
        (["fish"], [Hit(0, bm25(1, 2, 2)), Hit(1, bm25(1, 2, 2))]),
        (["red"], [Hit(2, bm25(2, 2, 3)), Hit(0, bm25(1, 2, 2))]),
        (["blue", "blue", "unknown"], [Hit(1, bm25(1, 1, 2))]),
        (["unknown"], []),
        ([], []),
    ],
)
def test_search_scores_as_the_formula_says(query, expected):
    hits = INDEX.search(query)
    assert [hit.index for hit in hits] == [hit.index for hit in expected]
    assert [hit.score for hit in hits] == pytest.approx([hit.score for hit in expected])


@pytest.mark.parametrize(("limit", "expected"), [(1, [2]), (2, [2, 0]), (0, []), (-1, [])])
def test_limit(limit, expected):
    assert [hit.index for hit in INDEX.search(["red"], limit)] == expected


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_a_corpus_without_tokens_finds_nothing(corpus):
    index = SentenceIndex(corpus)
    assert len(index) == len(corpus)
    assert index.search(["fish"]) == []


def test_a_single_text_scores_above_zero():
    assert SentenceIndex([["fish"]]).search(["fish"]) == [Hit(0, pytest.approx(math.log(2)))]


def test_a_token_in_most_texts_ranks_below_a_rare_one():
    texts = ("port one", "port two", "port three", "ship four")
    index = SentenceIndex([text.split() for text in texts])
    assert [hit.index for hit in index.search(["port", "ship"])] == [3, 0, 1, 2]


@pytest.mark.parametrize(
    ("token", "expected"),
    [("fish", math.log(5 / 2)), ("boat", math.log(5)), ("unknown", math.log(5))],
)
def test_idf(token, expected):
    assert INDEX.idf(token) == expected


def test_importing_and_building_load_no_numpy():
    code = (
        "import sys; from index.search import SentenceIndex as S; i = S([['a']]); i.search([]);"
        "sys.exit(bool({'numpy', 'rank_bm25', 'pydantic'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


TOKENS = st.lists(st.sampled_from("abcdef"), max_size=6)


@given(st.lists(TOKENS, max_size=8), TOKENS)
def test_exactly_the_texts_that_share_a_token_are_found_best_first(corpus, query):
    index = SentenceIndex(corpus)
    hits = index.search(query, limit=100)
    sharing = {position for position, text in enumerate(corpus) if set(text) & set(query)}
    assert {hit.index for hit in hits} == sharing
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.index))
