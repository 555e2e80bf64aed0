"""Words for search: folding, stems, numbers, hyphens, elisions, characters; and what holds of any."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.text import Term, fold, function_words, keys, stem, terms
from tests.tables import table

LANGUAGES = ("en", "zh", "ja", "de", "fr", "it", "es", "ru", "xx")

TOPICS = [
    ("en", "The exporters exported 1,234,567 cars.", ["export", "export", "1234567", "car"]),
    ("en", "high-tech goods", ["high", "tech", "hightech", "good"]),
    ("en", "COVID-19 cases", ["covid", "19", "covid19", "case"]),
    ("en", "2020-2025", ["2020", "2025"]),
    ("en", "2020 - 2025, high - tech", ["2020", "2025", "high", "tech"]),
    ("en", "U.S. and A.I. firms", ["us", "ai", "firm"]),
    ("en", "a naïve CAFÉ", ["naiv", "cafe"]),
    ("en", "soft\u00adware", ["softwar"]),
    ("en", "it isn't here", []),
    ("en", "Ｆｕｌｌ １２", ["full", "12"]),
    ("zh", "出口额", ["出", "出口", "口", "口额", "额"]),
    ("zh", "中国的", ["中", "中国", "国", "国的"]),
    ("zh", "GDP增长5.2％", ["gdp", "增", "增长", "长", "5.2"]),
    ("de", "Die Häuser der Straße", ["haus", "strass"]),
    ("de", "Export-Quote", ["export", "quot", "exportquot"]),
    ("fr", "L’eau d'Élodie et l'année", ["eau", "elod", "anne"]),
    ("fr", "aujourd'hui", ["aujourdhui"]),
    ("it", "dell'anno", ["anno"]),
    ("ru", "Ёлки и заводы", ["елк", "завод"]),
    ("xx", "Cars cars", ["cars", "cars"]),
    ("en", "", []),
    ("en", " — … ! ", []),
]

NUMBERS = [
    ("en", "3.8", "3.8"),
    ("en", "1,234", "1234"),
    ("en", "1,234,567.89", "1234567.89"),
    ("en", "12,5", "12.5"),
    ("en", "1.234", "1.234"),
    ("en", "1.234.567", "1234567"),
    ("en", "1\u202f234\u202f567", "1234567"),
    ("en", "１，２３４", "1234"),
    ("zh", "3,800", "3800"),
    ("de", "1.234", "1234"),
    ("de", "1.234.567,5", "1234567.5"),
    ("de", "3,8", "3.8"),
    ("de", "1'234", "1234"),
    ("fr", "1\u00a0234,5", "1234.5"),
    ("ru", "12\u00a0345", "12345"),
]


@table(("language", "text", "expected"), TOPICS)
def test_keys_are_those_of_the_topic(language, text, expected):
    assert keys(text, language) == expected


@table(("language", "text", "expected"), NUMBERS)
def test_a_number_is_one_plain_term(language, text, expected):
    assert terms(text, language) == [Term(expected, text, 0, len(text), "number")]


def test_every_kind_of_term_has_its_span_and_marks():
    assert terms("We sold high-tech 汽车 to Peru: 5%.", "en") == [
        Term("we", "We", 0, 2, "word", stop=True),
        Term("sold", "sold", 3, 7, "word"),
        Term("high", "high", 8, 12, "word"),
        Term("tech", "tech", 13, 17, "word"),
        Term("hightech", "high-tech", 8, 17, "compound"),
        Term("汽", "汽", 18, 19, "cjk"),
        Term("汽车", "汽车", 18, 20, "pair"),
        Term("车", "车", 19, 20, "cjk"),
        Term("to", "to", 21, 23, "word", stop=True),
        Term("peru", "Peru", 24, 28, "word", name=True),
        Term("5", "5", 30, 31, "number"),
        Term("%", "%", 31, 32, "sign", stop=True),
    ]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Exports to Japan. Prices in Rome rose", ["Japan", "Rome"]),
        ("en", "“Prices of oil” rose", []),
        ("en", "GDP rose", ["GDP"]),
        ("ru", "Экспорт в Китай", ["Китай"]),
        ("fr", "Les ports de Bretagne", ["Bretagne"]),
        ("de", "Der Hafen von Hamburg", []),
    ],
)
def test_a_capital_letter_makes_a_name_where_it_tells_something(language, text, names):
    assert [term.surface for term in terms(text, language) if term.name] == names


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["The", "of", "and", "Don't", "don’t"]),
        ("zh", ["的", "了"]),
        ("de", ["Die", "für", "und"]),
        ("fr", ["les", "qu'il", "à"]),
        ("ru", ["и", "Её", "на"]),
    ],
)
def test_function_words_are_marked_however_they_are_written(language, words):
    assert [(word, terms(word, language)[0].stop) for word in words] == [
        (word, True) for word in words
    ]


def test_a_language_that_is_not_listed_has_no_function_words():
    assert function_words("xx") == frozenset()


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Trade", "trade"),
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("ＡＢ", "ab"),
        ("Ёлка", "елка"),
        ("Йод", "йод"),
        ("don’t", "don't"),
        ("co\u00adop", "coop"),
        ("", ""),
    ],
)
def test_folding(word, folded):
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", ["exports", "exported", "exporting"], "export"),
        ("de", ["hauser", "hauses"], "haus"),
        ("fr", ["ports", "port"], "port"),
        ("ru", ["завод", "заводы", "завода"], "завод"),
        ("xx", ["exports"], "exports"),
    ],
)
def test_forms_of_a_word_have_one_stem(language, words, expected):
    assert {stem(word, language) for word in words} == {expected}


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
@example("A.B.C’d'é\u0301-１,２٣", "fr")
@example("ﬁ㍿㌔ﷺ", "zh")
def test_any_text_has_terms_in_their_places(text, language):
    found = terms(text, language)
    for term in found:
        assert term.key
        assert 0 <= term.start < term.end <= len(text)
        if term.kind != "compound":
            assert text[term.start : term.end] == term.surface
    plain = [term for term in found if term.kind not in {"compound", "pair"}]
    assert all(a.end <= b.start for a, b in pairwise(plain))
    assert keys(text, language) == [term.key for term in found if not term.stop]


@given(st.text(max_size=20))
def test_a_folded_word_has_no_capital_letter(word):
    assert fold(word) == fold(word).lower()
