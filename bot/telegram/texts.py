"""What the bot says of itself, in English and Chinese. Plain text: escaping is `render`'s."""

from pathlib import Path
from typing import Final, Literal

from bot.catalogue import Catalogue

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")

TEXTS: Final = Catalogue(Path(__file__).with_suffix(".toml"))
say: Final = TEXTS.say


def menu_language(code: str | None) -> Language:
    """Give the menus' language for a user's IETF language tag ("zh-hans", "en", None)."""
    return "zh" if code and code.lower().startswith("zh") else "en"


def name_of(what: Literal["kind", "status", "chat"], value: str, language: str) -> str | None:
    """Give the name of a kind of figure, of an answer's status, of a sort of chat."""
    key = f"{what}_{value}"
    return TEXTS.text(key, language) if key in TEXTS else None
