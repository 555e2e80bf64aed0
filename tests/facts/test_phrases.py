"""Phrase files, folding, and the cheapest cover of a text by phrases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.phrases import (
    Match,
    PhraseError,
    Phrases,
    Sense,
    cover,
    every_match,
    fold,
    parse_phrases,
    stem,
    tokenize,
)


def phrases(text, language="en", section="concept"):
    found = Phrases(language)
    for sense, texts in parse_phrases(text, "words", section):
        found.add(sense, texts)
    return found


def covered(text, *lexicons, **options):
    """(words, sense ids) of each match of the cover."""
    tokens = tokenize(text)
    return [
        (
            " ".join(token.form for token in tokens[match.first : match.last]),
            [sense.id for sense in match.senses],
        )
        for match in cover(tokens, lexicons, **options)
    ]


def test_a_phrase_file():
    text = """
    # a comment
    export: exports; sold abroad ;; shipped
    [ask]
    amount: how much

    [names]
    cities: Paris; Rome
    empty:
    """
    assert list(parse_phrases(text, "words.en.txt", "concept")) == [
        (Sense("concept", "export"), ["exports", "sold abroad", "shipped"]),
        (Sense("ask", "amount"), ["how much"]),
        (Sense("names", "name:cities"), ["Paris", "Rome"]),
        (Sense("names", "name:empty"), []),
    ]


@pytest.mark.parametrize(
    ("text", "section", "line", "got"),
    [
        ("export: exports\nimports", "concept", 2, "imports"),
        ("# one\n\n: exports", "concept", 3, ": exports"),
        ("export: exports", "", 1, "export: exports"),
        ("[ask\namount: how much", "concept", 1, "[ask"),
    ],
)
def test_a_broken_line_is_named(text, section, line, got):
    with pytest.raises(PhraseError) as error:
        list(parse_phrases(text, "words.en.txt", section))
    assert str(error.value) == (
        f'words.en.txt, line {line}: expected "id: phrase; phrase", got "{got}"'
    )


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Zhejiang", "zhejiang"),
        ("China's", "china"),
        ("China’s", "china"),
        ("don't", "dont"),
        ("São", "sao"),
        ("crecimiento", "crecimiento"),
        ("AÑO", "ano"),
        ("Ещё", "еще"),
        ("Китай", "китай"),
        ("ＧＤＰ", "gdp"),
        ("Straße", "strasse"),
        ("广东", "广东"),
    ],
)
def test_fold(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Zhejiang's trade", [("zhejiang", 0, 10), ("trade", 11, 16)]),
        ("e-commerce", [("e", 0, 1), ("commerce", 2, 10)]),
        ("5 %", [("5", 0, 1), ("percent", 2, 3)]),
        ("fish n chips", [("fish", 0, 4), ("and", 5, 6), ("chips", 7, 12)]),
        ("广东GDP多", [("广", 0, 1), ("东", 1, 2), ("gdp", 2, 5), ("多", 5, 6)]),
        ("a_b", [("a", 0, 1), ("b", 2, 3)]),
        ("?!…", []),
        ("", []),
    ],
)
def test_tokens(text, tokens):
    assert [(token.form, token.start, token.end) for token in tokenize(text)] == tokens


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("exports", "en", "export"),
        ("as", "en", "as"),
        ("exportaciones", "es", "export"),
        ("exports", "zh", "exports"),
        ("exports", "xx", "exports"),
    ],
)
def test_stem(form, language, expected):
    assert stem(form, language) == expected


TRADE = """
export: exports
import: imports
trade: imports and exports; trade
may-exact: =port calls
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("imports and exports", [("imports and exports", ["trade"])]),
        ("import and export", [("import and export", ["trade"])]),
        ("Exports, Imports", [("exports", ["export"]), ("imports", ["import"])]),
        ("exports and", [("exports", ["export"]), ("and", [])]),
        ("port calls", [("port calls", ["may-exact"])]),
        ("ports called", [("ports", []), ("called", [])]),
        ("TRADE’s", [("trade", ["trade"])]),
        ("", []),
    ],
)
def test_the_longest_phrase_covers(text, expected):
    assert covered(text, phrases(TRADE)) == expected


def test_the_cheapest_cover_is_not_the_greedy_one():
    lexicon = phrases("ab: 甲乙\ncd: 丙丁\nabc: 甲乙丙", "zh")
    assert covered("甲乙丙丁", lexicon) == [("甲 乙", ["ab"]), ("丙 丁", ["cd"])]
    assert covered("甲乙丙", lexicon) == [("甲 乙 丙", ["abc"])]
    assert covered("甲戊", lexicon) == [("甲", []), ("戊", [])]


def test_a_phrase_may_mean_several_things():
    lexicon = phrases("card: card\n[term]\nmap: card")
    assert covered("cards", lexicon) == [("cards", ["card", "map"])]


def test_concepts_of_the_document_win_over_general_terms():
    own = "market: market\ncity: city"
    assert covered("city market", phrases(own + "\n[term]\nplace: city market")) == [
        ("city", ["city"]),
        ("market", ["market"]),
    ]
    assert covered("city market", phrases(own + "\nplace: city market")) == [
        ("city market", ["place"])
    ]


def test_the_language_of_the_text_wins_over_a_lent_one():
    assert covered("trade", phrases("a: trade", "es"), phrases("b: trade")) == [
        ("trade", ["a", "b"])
    ]
    assert covered("the trade", phrases("a: the trade", "es"), phrases("b: trade")) == [
        ("the trade", ["a"])
    ]


def test_no_phrase_goes_across_the_end_of_a_clause():
    lexicon = phrases("trade: imports and exports\nimport: imports\nexport: exports")
    assert covered("imports and exports", lexicon, breaks=frozenset({1})) == [
        ("imports", ["import"]),
        ("and", []),
        ("exports", ["export"]),
    ]
    assert covered("imports and exports", lexicon, breaks=frozenset({0})) == [
        ("imports and exports", ["trade"])
    ]


def test_a_quantity_stays_whole():
    tokens = tokenize("trade 9 49 trade")
    assert cover(tokens, [phrases(TRADE)], {1: 3}) == [
        Match(0, 1, (Sense("concept", "trade"),)),
        Match(1, 3, ()),
        Match(3, 4, (Sense("concept", "trade"),)),
    ]


def test_every_match_also_lies_within_longer_ones():
    lexicon = phrases(TRADE)
    assert every_match(tokenize("imports and exports"), lexicon) == {
        Sense("concept", "trade"),
        Sense("concept", "export"),
        Sense("concept", "import"),
    }
    assert every_match([], lexicon) == set()


def test_words_are_those_that_a_misspelling_may_mean():
    lexicon = phrases("export: Exports; 出口\n[fill]\narticles: the")
    assert (lexicon.spellings, lexicon.concept_words) == (("exports", "the"), {"exports"})


LEXICONS = [
    phrases(TRADE + "\n[fill]\nwords: the; of"),
    phrases("trade: 进出口\nexport: 出口", "zh"),
]


@settings(derandomize=True)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(["imports", "and", "exports", "the", "port", "进", "出", "口", "9.4", ","])
    ).map(" ".join),
    st.frozensets(st.integers(0, 12)),
)
def test_a_cover_covers_every_token_once_and_in_order(text, breaks):
    tokens = tokenize(text)
    matches = cover(tokens, LEXICONS, breaks=breaks)
    ends = [0, *(match.last for match in matches)]
    assert [match.first for match in matches] == ends[:-1]
    assert ends[-1] == len(tokens)
    assert all(match.senses or match.last == match.first + 1 for match in matches)
    assert all(not breaks & set(range(match.first + 1, match.last)) for match in matches)


@settings(derandomize=True)
@given(st.text(max_size=60))
def test_tokens_lie_in_the_text_in_order(text):
    tokens = tokenize(text)
    positions = [position for token in tokens for position in (token.start, token.end)]
    assert positions == sorted(positions)
    assert all(token.form and token.start < token.end <= len(text) for token in tokens)
