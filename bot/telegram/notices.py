"""What the bot says of itself, in the languages of answers. Plain text: escaping is `render`'s."""

from pathlib import Path
from typing import Final, Literal, get_args

from bot.catalogue import Catalogue
from index.script import TRADITIONAL

Language = Literal["en", "zh", "zh-hant", "es", "pt", "ru"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
# What is named in simplified Chinese is found by traditional characters too.
NAMING: Final = tuple(one for one in LANGUAGES if one != TRADITIONAL)

TEXTS: Final = Catalogue(Path(__file__).with_suffix(".toml"))
say: Final = TEXTS.say
_TRADITIONAL: Final = (TRADITIONAL, "zh-tw", "zh-hk", "zh-mo")


def menu_language(code: str | None) -> Language:
    """Give the language of answers for a user's IETF language tag ("zh-hans", "pt-br", None)."""
    code = (code or "").lower()
    if code.startswith(_TRADITIONAL):
        return "zh-hant"
    return next((one for one in LANGUAGES if one == code.partition("-")[0]), "en")


def name_of(what: Literal["kind", "status", "chat"], value: str, language: str) -> str | None:
    """Give the name of a kind of figure, of an answer's status, of a sort of chat."""
    key = f"{what}_{value}"
    return TEXTS.text(key, language) if key in TEXTS else None
