"""What a message states that is to be checked.

It asks so ("…, right?", "is it true that …", 核对：…), or whether it is so: "isn't it so?" asserts that
it is.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from bot.understanding.question import Asked, Question, asks_whether, read_question
from index.text import fold

_DATA = Path(__file__).with_name("checking.toml")
_SPACE = r"[\s,，:：;；.。!！?？¿¡\-–—\"“”'’「」()（）]*"
_FEWEST = 4  # characters of a statement
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPEN = frozenset(
    {Asked.PERSON, Asked.PLACE, Asked.REASON, Asked.MANNER, Asked.DATE, Asked.DEFINITION}
)
# Chinese asks by both ends ("是不是", "有没有"), other languages by denying ("Isn't it …?").
_BOTH_ENDS = re.compile(r"([\u4e00-\u9fff])[不没沒]\1")
_DENIED: dict[str, tuple[tuple[str, str], ...]] = {
    "zh": ((r"(?:难道|難道)?不是(?=.*[吗嗎么])", "是"), ("是否", "是")),
    "en": (
        (
            r"^(\W*(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could))n[’']?t\b",
            r"\1",
        ),
    ),
    "es": ((r"^\W*(?:acaso\s+)?no\s+(?=\w)", "¿"),),
    "pt": ((r"^\W*(?:acaso\s+)?não\s+(?=\w)", ""),),
    "ru": ((r"^\W*(?:разве|неужели)\s+(.*?)\bне\s+", r"\1"), (r"\bне\s+(\w+\s+ли)\b", r"\1")),
}


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


def denied_statement(text: str, language: str) -> str | None:
    """Return the statement that a text denies as a whole: "it is not true that …"; None for another.

    Whoever asks "¿No es cierto que …?" denies nothing.
    """
    if language not in _data() or text.rstrip().endswith(("?", "？")):
        return None
    denied = _either(_data()[language]["denied"])
    folded = _folded(text)
    if language == "zh":
        found = re.search(rf"{_SPACE}(?:这)?{denied}{_SPACE}$", folded)
        return None if found is None else _bare(text[: found.start()], language, asked=True)
    found = re.match(rf"{_SPACE}{denied}(?!\w){_SPACE}(?=\S)", folded)
    return None if found is None else _bare(text[found.end() :], language, asked=True)


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


def whether(question: Question) -> str | None:
    """Return what a question asserts that may ask only if something is so, None for another."""
    stated = asserted(question.text, question.language)
    if asks_whether(question) or asks_whether(read_question(stated, question.language)):
        return stated
    return None


def asserted(question: str, language: str) -> str:
    """Return a question that expects yes or no without what its form denies.

    Whoever asks "Isn't Guangdong first?" or 是不是第一 is told yes where it is first.
    """
    text = _BOTH_ENDS.sub(r"\1", question) if language == "zh" else question
    for pattern, kept in _DENIED.get(language, ()):
        text = re.sub(pattern, kept, text, count=1, flags=re.IGNORECASE)
    return text


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
