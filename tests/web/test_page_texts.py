"""The pages' words: each in every language, with the same gaps."""

from string import Formatter

import pytest

from bot.web import page_texts
from bot.web.cards import GROUPS, SORTS
from tests.tables import table

HAN = range(0x4E00, 0xA000)
CYRILLIC = range(0x400, 0x500)


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@table("key", list(page_texts.WORDS))
def test_every_language_says_it(key):
    texts = page_texts.WORDS.texts[key]
    assert texts.keys() == {"en", "zh", "es", "pt", "ru"}
    assert all(texts.values())
    assert any(ord(character) in HAN for character in texts["zh"])
    russian = [character for character in texts["ru"] if ord(character) in CYRILLIC]
    assert russian or key == "page_of"
    assert {frozenset(gaps(text)) for text in texts.values()} == {frozenset(gaps(texts["en"]))}


def test_every_choice_has_words():
    assert {f"group_{name}" for name in GROUPS} | {f"by_{name}" for name in SORTS} <= set(
        page_texts.WORDS
    )


def test_another_language_reads_english_and_traditional_chinese_is_made():
    assert page_texts.word("ask", "fr") == "Ask"
    assert page_texts.word("charts", "zh-hant") == "圖表"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr, de", "en"),
        ("fr, pt-BR;q=0.8, en;q=0.5", "pt"),
        ("zh-CN", "zh"),
        ("zh-Hant-HK", "zh-hant"),
        ("zh-TW, zh;q=0.9, en;q=0.1", "zh-hant"),
        ("ru;q=nonsense, es", "es"),
        ("ru-RU", "ru"),
    ],
)
def test_the_language_that_a_browser_prefers(accepted, language):
    assert page_texts.language_of(accepted) == language
