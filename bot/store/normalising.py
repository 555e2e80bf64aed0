"""How the store keeps text."""

import unicodedata

_SEPARATORS = "PSZC"


def clean(text: str) -> str:
    """Give the text without lone surrogates, which Telegram's JSON may hold and SQLite refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


def text_key(text: str) -> str:
    """Give what spellings of one question share: its letters and digits, in one case."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    letters = (" " if unicodedata.category(c)[0] in _SEPARATORS else c for c in folded)
    return " ".join("".join(letters).split())
