"""What Footnote says in its own words: whole in both languages."""

from string import Formatter

import pytest

from bot.texts import TEXTS, kind_name, qualified, say


def fields(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_each_text_is_there_in_the_languages_it_is_said_in():
    spoken = {key: {"en", "zh"} for key in TEXTS}
    spoken |= {key: {"en", "zh", "es", "pt", "ru"} for key in TEXTS if key.startswith("next_")}
    assert {key: set(texts) for key, texts in TEXTS.texts.items()} == spoken
    assert all(text.strip() for texts in TEXTS.texts.values() for text in texts.values())


def test_a_text_says_no_more_in_one_language_than_values_are_given_for():
    """Chinese may leave out a value that English has ("{text}" of "{converted}"), never the like."""
    for key, texts in TEXTS.texts.items():
        values = dict.fromkeys(fields(texts["en"]) | fields(texts["zh"]), "X")
        for language in ("en", "zh"):
            assert "{" not in say(key, language, **values)


@pytest.mark.parametrize(
    ("key", "language", "values", "text"),
    [
        ("period", "en", {"period": "2024"}, "2024"),
        ("period", "zh", {"period": "2024"}, "2024年"),
        ("nothing", "en", {"document": "the report"}, "The report does not say."),
        ("nothing", "es", {"document": "the report"}, "The report does not say."),
        ("nothing", "zh", {"document": "报告"}, "报告没有提到。"),
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
        ("over", "ru", "over 5 euros"),
        ("over", "zh", "超过5 euros"),
        ("nearly", "zh", "近5 euros"),
        ("something", "zh", "5 euros"),
    ],
)
def test_qualified(qualifier, language, text):
    assert qualified(qualifier, "5 euros", language) == text


def test_kind_names():
    assert (kind_name("growth", "en"), kind_name("growth", "pt"), kind_name("growth", "zh")) == (
        "growth rate",
        "growth rate",
        "增长率",
    )
