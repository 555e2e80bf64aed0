"""The words of the pages themselves, in the languages of answers (the answers' are in bot.texts)."""

from pathlib import Path
from typing import Final

from starlette.requests import Request

from bot.catalogue import Catalogue
from bot.web.elements import Html, tag
from index.script import TRADITIONAL

LANGUAGES: Final = {
    "en": "English", "zh": "简体中文", TRADITIONAL: "繁體中文", "es": "Español", "pt": "Português",
    "ru": "Русский",
}  # fmt: skip
_TRADITIONAL: Final = (TRADITIONAL, "zh-tw", "zh-hk", "zh-mo")
WORDS: Final = Catalogue(Path(__file__).with_suffix(".toml"))


def word(key: str, language: str, **values: str) -> str:
    """One text, filled in; a language that there is not reads English."""
    return WORDS.filled(key, language, **values) if values else WORDS.text(key, language)


def chosen_language(given: str) -> str:
    """Give the language that an address asks for, "" for none that there is."""
    return given if given in LANGUAGES else ""


def spoken(request: Request) -> str:
    """Give the language of a page: the one chosen, else the browser's."""
    chosen = chosen_language(request.query_params.get("lang", ""))
    return chosen or language_of(request.headers.get("accept-language", ""))


def language_of(accepted: str) -> str:
    """Give the pages' language for an Accept-Language header."""
    ranked: list[tuple[float, int, str]] = []
    for position, item in enumerate(accepted.split(",")[:20]):
        name, _, weight = item.partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        ranked.append((-quality, position, name.strip().lower()))
    for _, _, name in sorted(ranked):
        if name.startswith(_TRADITIONAL):
            return TRADITIONAL
        if (own := name.partition("-")[0]) in LANGUAGES:
            return own
    return "en"


def hidden(label: str) -> Html:
    """Make a text for screen readers only."""
    return tag("span", label, class_="hidden")
