"""Chinese in its two scripts: which one a text is in, and one made of the other."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

TRADITIONAL: Final = "zh-hant"
"""How the language of texts in traditional characters is called; "zh" is in simplified ones."""
_CHINESE: Final = "zh"
_FALLBACK: Final = "en"
# Characters as Taiwan writes them: 裡, 為, 著. Words stay as they are, and each character is one.
_TO_TRADITIONAL: Final = "s2tw"


def simplified(text: str) -> str:
    """Return a text with simplified characters; offsets stay the same."""
    return _converted(text, "t2s")


def traditional(text: str) -> str:
    """Return a text with traditional characters; offsets stay the same."""
    return _converted(text, _TO_TRADITIONAL)


def is_traditional(text: str, earlier: Iterable[str] = ()) -> bool:
    """Tell whether a text is in traditional characters rather than in simplified ones.

    One that is the same in both is in the script of those before it.
    """
    simple = simplified(text)
    if simple != text:
        return _changes(text, simple) > _changes(text, traditional(text))
    return any(map(is_traditional, earlier)) and traditional(text) == text


def base(language: str) -> str:
    """Return a language without its script: "zh" for "zh-hant"."""
    return _CHINESE if language == TRADITIONAL else language


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text of a language: traditional Chinese made of simplified, English for others.

    Raises KeyError where there is no English one either.
    """
    if language in texts:
        return texts[language]
    if language == TRADITIONAL and _CHINESE in texts:
        return traditional(texts[_CHINESE])
    return texts[_FALLBACK]


def _converted(text: str, how: str) -> str:
    if not any("\u3400" <= character <= "\u9fff" for character in text):
        return text
    whole = text.encode("utf-8", "replace").decode()  # an unpaired surrogate can't be converted
    converted = str(_converter(how).convert(whole))
    return converted if len(converted) == len(text) else text


def _changes(text: str, other: str) -> int:
    return sum(one != two for one, two in zip(text, other, strict=True))


@lru_cache(maxsize=2)
def _converter(how: str) -> "opencc.OpenCC":  # type: ignore[name-defined]  # noqa: F821
    import opencc  # noqa: PLC0415 - its tables take a moment to load, and only Chinese needs them

    return opencc.OpenCC(how)
