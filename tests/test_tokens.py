"""Tokens for search: what is one word, and what finds what."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.tokens import Word, tokenize, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \t\n", []),
        ("...!?", []),
        ("Ports of the World", ["port", "world"]),
        ("exporting exports exported", ["export", "export", "export"]),
        ("9.49 and 4.547", ["9.49", "4.547"]),
        ("1,234,567 or 12,345.67", ["1234567", "12345.67"]),
        ("1 234 567", ["1", "234", "567"]),
        ("1\u00a0234\u202f567", ["1234567"]),
        ("3,8", ["3.8"]),
        ("16.5%", ["16.5", "%"]),
        ("９．４９％", ["9.49", "%"]),
        ("$5 and €6", ["$", "5", "€", "6"]),
        ("5.55trillion", ["5.55", "trillion"]),
        ("the 40th, 5800mAh, 3D", ["40th", "5800mah", "3d"]),
        ("version 3.11.2.", ["version", "3.11.2"]),
        ("2020-2025", ["2020", "2025"]),
        ("Zhejiang's Zhejiang’s zhejiang", ["zhejiang", "zhejiang", "zhejiang"]),
        ("O'Brien won't", ["obrien"]),
        ("Côte d’Ivoire", ["cote", "divoir"]),
        ("high-tech", ["high", "tech", "hightech"]),
        ("e-commerce", ["e", "commerc", "ecommerc"]),
        ("COVID-19", ["covid", "19", "covid19"]),
        ("state-of-the-art", ["state", "art", "stateoftheart"]),
        ("high - tech", ["high", "tech"]),
        ("U.S. US U.S U.S.A.", ["us", "us", "us", "usa"]),
        ("café cafe\u0301 CAFE", ["cafe", "cafe", "cafe"]),
        ("co\u00adoperate", ["cooper"]),
        ("snake_case", ["snake", "case"]),
        ("广东省", ["广东", "东省"]),
        ("省", ["省"]),
        ("广东2025年9.49万亿", ["广东", "2025", "年", "9.49", "万亿"]),
        ("TCL电视exports", ["tcl", "电视", "export"]),
        ("no US growth over each first", ["no", "us", "growth", "over", "each", "first"]),
    ],
)
def test_english_and_chinese(text, expected):
    assert tokenize(text) == expected
    assert tokenize(text, "zh") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "las exportaciones 1.234,5", ["las", "export", "1234.5"]),
        ("es", "1.234 y 3,8 %", ["1234", "y", "3.8", "%"]),
        ("pt", "exportações províncias", ["export", "provinc"]),
        ("ru", "экспорта экспортом ещё еще", ["экспорт", "экспорт", "ещ", "ещ"]),
        ("en", "экспорта й", ["экспорта", "й"]),
        ("de", "The Häuser 1.234.567", ["the", "hauser", "1234567"]),
    ],
)
def test_other_languages(language, text, expected):
    assert tokenize(text, language) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("high tech", "High-tech exports"),
        ("hightech", "High-tech exports"),
        ("high-tech", "high tech exports"),
        ("16.5", "rose 16.5%"),
        ("1234567", "1,234,567 cars"),
        ("zhejiang", "Zhejiang's ports"),
        ("广东", "广东省出口"),
    ],
)
def test_a_query_finds_another_way_to_write_it(query, text):
    assert set(tokenize(query)) & set(tokenize(text))


def test_words_are_spans_of_the_text():
    assert words("Zhejiang's high-tech: 9.49%，广东省 U.S. x") == [
        Word("Zhejiang's", 0, 10),
        Word("high", 11, 15),
        Word("tech", 16, 20),
        Word("9.49", 22, 26),
        Word("%", 26, 27),
        Word("广东省", 28, 31),
        Word("U.S.", 32, 36),
        Word("x", 37, 38),
    ]


ANY_TEXT = st.text() | st.text(alphabet="aZé9.,'’-%广\u0301\u00ad\ud800 \u00a0U.S", max_size=40)


@given(ANY_TEXT, st.sampled_from(["en", "es", "pt", "ru", "zh", "xx"]))
def test_any_text_gives_tokens_and_ordered_words(text, language):
    assert "" not in tokenize(text, language)
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert text[word.start : word.end] == word.text
        end = word.end
    covered = {position for word in words(text) for position in range(word.start, word.end)}
    assert all(position in covered for position, char in enumerate(text) if char.isalnum())


@given(st.text(alphabet="abcdeéñ 9.4-'", max_size=30))
def test_case_and_composition_do_not_matter(text):
    expected = tokenize(text)
    assert tokenize(text.upper()) == expected
    assert tokenize(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize("piece", ["a", "9", "9,", "a-", "a.", "b'", "广", "1\u00a0"])
def test_a_long_text_is_no_trouble(piece):
    assert len(words(piece * 100_000)) <= 100_000
    assert tokenize(piece * 100_000)
