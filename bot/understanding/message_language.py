"""The language of a message: of a few words it is told by less than that of a document."""

import re
from typing import Final

from bot.understanding import question, summarising
from bot.understanding.small_talk import talk_language
from index.language import detect
from index.text import fold, function_words

_SPANISH: Final = re.compile("[¿¡]")  # the small words of "¿y la sur?" are French as well
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_NOT_RUSSIAN: Final = re.compile("[іїєґўђјљњћџ]", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 4  # letters that tell a language: "ok" is said in all, "sao" is half of a name
_FORMED: Final = ("en", "es", "pt", "fr", "de")  # languages in Latin letters with question forms


def language_of(message: str) -> str:
    """Return the language of a message ("en", "zh", "ru" …), "" where nothing tells it."""
    found = "es" if _SPANISH.search(message) else detect(message) or _by_letters(message)
    if found or len(message.strip()) < _FEWEST:
        return found
    return talk_language(message) or _by_forms(message)


def _by_letters(message: str) -> str:
    """Return the language whose letters a message has, beside names in Latin ones."""
    return "ru" if _CYRILLIC.search(message) and not _NOT_RUSSIAN.search(message) else ""


def _by_forms(message: str) -> str:
    """Return the language whose words for asking the message has, "" where two have as many.

    Small words tell those apart: "resume" asks for a summary in Spanish and in French.
    """
    words = {fold(word) for word in _WORD.findall(message)}
    scores = {
        language: (
            question.asking_letters(message, language)
            + summarising.asking_letters(message, language),
            len(words & function_words(language)),
        )
        for language in _FORMED
    }
    best = max(scores, key=lambda language: scores[language])
    alone = all(score < scores[best] for language, score in scores.items() if language != best)
    return best if alone and scores[best][0] >= _FEWEST else ""
