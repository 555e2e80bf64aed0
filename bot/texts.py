"""What Footnote says in its own words, and how words and figures are put together in a language."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot.answer import Citation
from bot.catalogue import Catalogue

TEXTS: Final = Catalogue(Path(__file__).with_suffix(".toml"))
say: Final = TEXTS.say
filled: Final = TEXTS.filled  # what stands within another text
_YEAR: Final = len("2025")
# A preposition and the article of a name that follows it are one word.
_CONTRACTED: Final = {
    "en": ((r"([a-z]+s)'s ", r"\1' "),),  # "the seven provinces'"; a name keeps its own
    "es": (("de el ", "del "),),
    "pt": (("de o ", "do "), ("de a ", "da "), ("de os ", "dos "), ("de as ", "das ")),
}


def kind_name(kind: str, language: str) -> str:
    return TEXTS.text(f"kind_{kind}", language)


def qualified(qualifier: str | None, text: str, language: str) -> str:
    """A computed or converted figure with its qualifier: "over 3.94 trillion yuan"."""
    key = f"bound_{(qualifier or '').replace(' ', '_')}"
    return f"{TEXTS.text(key, language)}{text}" if key in TEXTS else text


def period_name(period: str, language: str) -> str:
    """A period as it stands in an answer: a year has its word, where the language says it."""
    year = len(period) == _YEAR and period.isdecimal()
    return filled("period", language, period=period) if year else period


def place_of(citation: Citation, language: str) -> str:
    """The number and the page, as printed after a quotation: "1, p. 3", "2, Sheet1"."""
    page = citation.page
    if isinstance(page, int):
        page = filled("page", language, page=page)
    return str(citation.n) if page is None else f"{citation.n}, {page}"


def quoted(text: str, language: str) -> str:
    """Words of the document within what is said in another language."""
    return filled("quoted", language, text=text)


def labelled(label: str, value: str, language: str) -> str:
    """What something is, and what is said of it: "Zhejiang: 5.55 trillion yuan"."""
    return filled("labelled", language, label=label, value=value)


def colon(language: str) -> str:
    """What stands between a label and what it labels."""
    return TEXTS.text("colon", language)


def contracted(text: str, language: str) -> str:
    """What a language writes in one word where a name with its article was put in: "del"."""
    for apart, together in _CONTRACTED.get(language, ()):
        text = re.sub(rf"\b{apart}", together, text)
    return text


def joined(parts: Iterable[str], language: str, by: str = "between") -> str:
    """Several things in a row, set apart as the text `by` has it: "comma", "and" …."""
    return TEXTS.text(by, language).join(parts)
