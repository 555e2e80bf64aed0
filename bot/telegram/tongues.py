"""What the bot says of documents and of itself, in every language that a person's Telegram may have.

The texts stand in `tongues.toml`. `bot.telegram.texts` has what it says of the
bundled document, in English and Chinese.
"""

from pathlib import Path
from typing import Final, Literal

from telegram import Update

from bot.catalogue import Catalogue
from bot.store import Chat
from bot.telegram.texts import LANGUAGES

Tongue = Literal["en", "zh", "zh-hant", "es", "pt", "ru", "fr"]
TONGUES: Final[tuple[Tongue, ...]] = ("en", "zh", "zh-hant", "es", "pt", "ru", "fr")

# What a chat may choose: a chat in Chinese has the letters of each person's own.
CHOICES: Final = tuple(one for one in TONGUES if one != "zh-hant")

TEXTS: Final = Catalogue(Path(__file__).with_suffix(".toml"))
tell: Final = TEXTS.say
as_written: Final = TEXTS.filled  # what may stand within another text
_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


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
