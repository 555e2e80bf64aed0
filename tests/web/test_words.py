"""The pages' words: each in both languages, with the same gaps."""

from string import Formatter

from bot.web import words
from bot.web.cards import GROUPS, SORTS
from tests.tables import table


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@table("key", list(words.WORDS))
def test_both_languages_say_it(key):
    assert words.WORDS.texts[key].keys() == {"en", "zh"}
    english, chinese = (words.word(key, language) for language in ("en", "zh"))
    assert english
    assert any("\u4e00" <= character <= "\u9fff" for character in chinese)
    assert gaps(english) == gaps(chinese)


def test_every_choice_has_words():
    assert {f"group_{name}" for name in GROUPS} | {f"by_{name}" for name in SORTS} <= set(
        words.WORDS
    )


def test_another_language_reads_english():
    assert words.word("ask", "pt") == "Ask"
