"""What Footnote says in its own words: whole in every language that it speaks."""

from string import Formatter

import pytest

from bot.texts import TEXTS, contracted, joined, kind_name, period_name, qualified, say
from tests.tables import table

LANGUAGES = ("en", "zh", "es", "pt", "ru")


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@table("key", sorted(TEXTS))
def test_each_text_says_the_same_in_every_language(key):
    texts = TEXTS.texts[key]
    assert set(texts) >= set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    every = frozenset().union(*map(fields, texts.values()))
    assert {language: fields(text) for language, text in texts.items()} == dict.fromkeys(
        texts, every
    )


@pytest.mark.parametrize(
    ("key", "language", "values", "text"),
    [
        ("period", "en", {"period": "2024"}, "2024"),
        ("period", "zh", {"period": "2024"}, "2024年"),
        ("nothing", "en", {"document": "the report"}, "The report does not say."),
        ("nothing", "fr", {"document": "the report"}, "The report does not say."),
        ("nothing", "es", {"document": "el informe"}, "El informe no lo dice."),
        ("nothing", "zh", {"document": "报告"}, "报告没有提到。"),
        ("nothing", "zh-hant", {"document": "報告"}, "報告沒有提到。"),
        ("not_about", "en", {"document": "it", "what": "{x} %s"}, "Not in it: {x} %s."),
    ],
)
def test_say(key, language, values, text):
    assert say(key, language, **values) == text


def test_a_missing_value_is_an_error():
    with pytest.raises(KeyError):
        say("nothing", "en")


@pytest.mark.parametrize(
    ("qualifier", "language", "text"),
    [
        (None, "en", "5 euros"),
        ("", "en", "5 euros"),
        ("over", "en", "over 5 euros"),
        ("at least", "ru", "не менее 5 euros"),
        ("over", "zh", "超过5 euros"),
        ("over", "zh-hant", "超過5 euros"),
        ("nearly", "zh", "近5 euros"),
        ("something", "zh", "5 euros"),
    ],
)
def test_qualified(qualifier, language, text):
    assert qualified(qualifier, "5 euros", language) == text


@pytest.mark.parametrize(
    ("period", "language", "text"),
    [
        ("2024", "ru", "2024 г."),
        ("2024", "zh", "2024年"),
        ("2024-Q3", "zh", "2024-Q3"),
        ("FY24", "ru", "FY24"),
        ("2024", "pt", "2024"),
    ],
)
def test_only_a_year_is_called_one(period, language, text):
    assert period_name(period, language) == text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "importaciones de el Área, de ella", "importaciones del Área, de ella"),
        ("pt", "dados de o Brasil, de as províncias", "dados do Brasil, das províncias"),
        ("en", "de el", "de el"),
    ],
)
def test_contracted(language, text, expected):
    assert contracted(text, language) == expected


def test_joined():
    assert joined(["a", "b"], "en") == "a; b"
    assert joined(["甲", "乙"], "zh", "comma") == "甲、乙"


def test_kind_names():
    assert [kind_name("growth", language) for language in ("en", "pt", "zh", "fr")] == [
        "growth rate",
        "taxa de crescimento",
        "增长率",
        "growth rate",
    ]
