"""What Footnote says in its own words, in English and Chinese."""

from pathlib import Path
from typing import Final

from bot.catalogue import Catalogue

TEXTS: Final = Catalogue(Path(__file__).with_suffix(".toml"))
say: Final = TEXTS.say
_QUALIFIERS_ZH: Final = {
    "over": "超过", "at least": "至少", "nearly": "近", "about": "约", "under": "不到",
    "at most": "至多", "exactly": "正好",
}  # fmt: skip


def kind_name(kind: str, language: str) -> str:
    return TEXTS.text(f"kind_{kind}", language)


def qualified(qualifier: str | None, text: str, language: str) -> str:
    """A computed or converted figure with its qualifier: "over 3.94 trillion yuan"."""
    if not qualifier:
        return text
    return (
        f"{_QUALIFIERS_ZH.get(qualifier, '')}{text}" if language == "zh" else f"{qualifier} {text}"
    )
