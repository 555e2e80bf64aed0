"""What the bot says of the bundled document, in each language of answers."""

from string import Formatter

import pytest

from bot.telegram.notices import LANGUAGES, TEXTS, menu_language, name_of, say
from bot.telegram.tongues import tongue
from tests.tables import table


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@table("key", sorted(TEXTS))
def test_each_text_says_the_same_in_every_language(key):
    texts = TEXTS.texts[key]
    assert texts.keys() == {"en", "zh", "es", "pt", "ru"}
    assert {frozenset(gaps(text)) for text in texts.values()} == {frozenset(gaps(texts["en"]))}


@pytest.mark.parametrize(
    ("code", "menu", "own"),
    [
        (None, "en", "en"),
        ("", "en", "en"),
        ("de", "en", "en"),
        ("fr", "en", "fr"),
        ("fr-CA", "en", "fr"),
        ("pt-BR", "pt", "pt"),
        ("es-419", "es", "es"),
        ("ru", "ru", "ru"),
        ("zh-hans", "zh", "zh"),
        ("zh-Hant", "zh-hant", "zh-hant"),
        ("zh-TW", "zh-hant", "zh-hant"),
        ("zh-HK", "zh-hant", "zh-hant"),
    ],
)
def test_the_language_of_a_persons_telegram(code, menu, own):
    assert (menu_language(code), tongue(code)) == (menu, own)
    assert menu in LANGUAGES


def test_names():
    assert name_of("kind", "growth", "pt") == "crescimento"
    assert name_of("status", "supported", "zh-hant") == "屬實"
    assert name_of("kind", "person", "ru") is None
    assert say("back", "zh-hant") == "◀ 返回"
