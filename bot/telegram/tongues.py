"""What the bot says of documents and of itself, in every language that a person's Telegram may have.

The texts stand in `tongues.toml`. `bot.telegram.texts` has what it says of the
bundled document, in English and Chinese.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Final, Literal

from telegram import Update

from bot.store import Chat
from bot.telegram.texts import LANGUAGES

Tongue = Literal["en", "zh", "zh-hant", "es", "pt", "ru", "fr"]
TONGUES: Final[tuple[Tongue, ...]] = ("en", "zh", "zh-hant", "es", "pt", "ru", "fr")

# What a chat may choose: a chat in Chinese has the letters of each person's own.
CHOICES: Final = tuple(one for one in TONGUES if one != "zh-hant")

_TEXTS: Final = Path(__file__).with_name("tongues.toml")
_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_FORMATTER: Final = Formatter()


def tongue(code: str | None) -> Tongue:
    """Give the language for a user's IETF language tag ("zh-hans", "pt-br", None)."""
    code = (code or "").lower()
    if code.startswith(_TRADITIONAL):
        return "zh-hant"
    return next((one for one in TONGUES if one == code.partition("-")[0]), "en")


def tongue_of(chat: Chat | None, update: Update) -> Tongue:
    """Give the language of menus: the chat's, else the person's."""
    user = update.effective_user
    own = tongue(user.language_code if user else None)
    if chat is None or chat.language is None or own.partition("-")[0] == chat.language:
        return own
    return tongue(chat.language)


def has_own_words(language: str) -> bool:
    """Tell whether what is said of the bundled document is in this language too."""
    return language.partition("-")[0] in LANGUAGES


def tell(key: str, language: str, **values: object) -> str:
    """Give the text `key`, its first letter large."""
    text = as_written(key, language, **values)
    return text[:1].upper() + text[1:]


def as_written(key: str, language: str, **values: object) -> str:
    """Give the text `key`, which may stand within another."""
    return _FORMATTER.vformat(texts()[key][language], (), values)


@lru_cache(1)
def texts() -> dict[str, dict[str, str]]:
    """Give all texts by key and language."""
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))
