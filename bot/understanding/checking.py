"""Messages that ask to check a statement: "…, right?", "is it true that …", 核对：…."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from bot.understanding.question import Asked, read_question
from index.text import fold

_DATA = Path(__file__).with_name("checking.toml")
_SPACE = r"[\s,，:：;；.。!！?？¿¡\-–—\"“”'’「」()（）]*"
_FEWEST = 4  # characters of a statement
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPEN = frozenset(
    {Asked.PERSON, Asked.PLACE, Asked.REASON, Asked.MANNER, Asked.DATE, Asked.DEFINITION}
)


def is_request_to_check(message: str, language: str) -> str | None:
    """Return the bare statement that a message asks to check, None where it asks something else.

    "Did exports rise?" asks a question: whoever asks it says nothing.
    """
    before, behind = _patterns(language if language in _data() else "en")
    text = message.strip()
    folded = _folded(text)
    found = before.match(folded)
    if found is not None:
        return _bare(text[found.end() :], language, asked=True)
    found = behind.search(folded)
    if found is not None and "?" not in folded[: found.start()].replace("？", "?"):
        return _bare(text[: found.start()], language, asked=False)
    return None


def is_bare_check(message: str) -> bool:
    """Tell whether all that a message says is that something else is to be checked: "is it true?".

    In any language: so few words don't tell theirs. What is put behind a statement ("right?") must
    be asked.
    """
    asked = message.rstrip().endswith(("?", "？"))
    said = re.sub(rf"^{_SPACE}|{_SPACE}$", "", _folded(message))
    return any(
        said == _folded(phrase)
        for language, rows in _data().items()
        for name, phrases in rows.items()
        if asked or name != "behind" or language == "zh"
        for phrase in phrases
    )


def _bare(statement: str, language: str, *, asked: bool) -> str | None:
    bare = re.sub(rf"^{_SPACE}|[\s,，?？¿]*$", "", statement)
    if len(bare) < _FEWEST:
        return None
    if not asked and _opens_question(bare, language):
        return None
    return bare


def _opens_question(text: str, language: str) -> bool:
    """Tell whether a text asks for something itself: "what was the revenue"."""
    first = text.split(maxsplit=2)[:2]
    return read_question(" ".join(first), language).kind in _OPEN | {Asked.YESNO, Asked.COUNT}


@lru_cache(16)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = _data()[language]
    before, colon, behind = (_either(rows[name]) for name in ("before", "colon", "behind"))
    if language == "zh":
        return (
            re.compile(rf"{_SPACE}(?:{before}|{colon}\s*[:：\s]){_SPACE}(?=\S)"),
            re.compile(rf"{_SPACE}{behind}{_SPACE}$"),
        )
    return (
        re.compile(rf"{_SPACE}(?:{before}(?!\w)|{colon}\s*:){_SPACE}(?=\S)"),
        re.compile(rf"(?:\s*[,;.!?…–—-]+[\s¿]*|\s+[¿]?)(?:{behind}){_SPACE}[?？]{_SPACE}$"),
    )


def _either(phrases: list[str]) -> str:
    listed = sorted((re.escape(_folded(phrase)) for phrase in phrases), key=len, reverse=True)
    return f"(?:{'|'.join(listed) or '(?!)'})"


@lru_cache(1)
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_DATA.read_text(encoding="utf-8"))


def _folded(text: str) -> str:
    """Fold word by word, every offset kept."""
    return _WORD.sub(lambda match: _same_length(match.group()), text).replace("’", "'")


def _same_length(word: str) -> str:
    folded = fold(word)
    return folded if len(folded) == len(word) else word.lower()
