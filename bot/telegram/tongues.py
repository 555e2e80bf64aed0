"""What the bot says of documents and of itself, in every language that a person's Telegram may have.

The texts stand in `tongues.toml`. `bot.telegram.notices` has what it says of the
bundled document, in the languages that it answers in.
"""

from pathlib import Path
from typing import Final, Literal

from telegram import Update

from bot.catalogue import Catalogue
from bot.store import Chat
from bot.telegram.notices import LANGUAGES, menu_language

Tongue = Literal["en", "zh", "zh-hant", "es", "pt", "ru", "fr"]
TONGUES: Final[tuple[Tongue, ...]] = ("en", "zh", "zh-hant", "es", "pt", "ru", "fr")

# What a chat may choose: a chat in Chinese has the letters of each person's own.
CHOICES: Final = tuple(one for one in TONGUES if one != "zh-hant")

TEXTS: Final = Catalogue(Path(__file__).with_suffix(".toml"))
tell: Final = TEXTS.say
as_written: Final = TEXTS.filled  # what may stand within another text


def tongue(code: str | None) -> Tongue:
    """Give the language for a user's IETF language tag ("zh-hans", "pt-br", None)."""
    own = (code or "").lower().partition("-")[0]
    return next(
        (one for one in TONGUES if one == own and one not in LANGUAGES), menu_language(code)
    )


def tongue_of(chat: Chat | None, update: Update) -> Tongue:
    """Give the language of menus: the chat's, else the person's."""
    user = update.effective_user
    own = tongue(user.language_code if user else None)
    if chat is None or chat.language is None or own.partition("-")[0] == chat.language:
        return own
    return tongue(chat.language)


def has_own_words(language: str) -> bool:
    """Tell whether what is said of the bundled document is in this language too."""
    return language in LANGUAGES
