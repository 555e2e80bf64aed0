"""The language of a text: by its letters where they tell, else by its smallest words."""

import re
from collections import Counter
from functools import cache
from itertools import islice

from index.text import fold, function_words

# Enough words to be sure of the language of most of a text, few enough to be instant.
_MOST_WORDS = 20_000
# Running text has a small word in every two or three; a list of names or code has hardly any.
_LEAST_SHARE = 0.08
_LEAST_HITS = 2
_OWN_LEAD = 1.5  # … of the words that the next one hasn't
_LEAD = 1.2  # over the next language: related ones share small words

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"),
    "kana": re.compile(r"[\u3040-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7af]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
# A Chinese character says about as much as two letters' worth of a word of five.
_WEIGHT = {"han": 2.5, "kana": 2.5, "hangul": 2.5}
# Japanese can't do without its syllables; Chinese has none but in names.
_KANA_OF_HAN = 0.1

# Languages whose function words are listed, and a few whose words must not be taken for theirs.
_LISTED = ("en", "es", "pt", "fr", "de", "it", "nl", "ru")
_OTHERS = {
    "sv": "och att det som en på är av för med den till inte om har de ett var från sig vid men "
    "kan hade skulle eller också så han",
    "da": "og at det som en på er af for med den til ikke om har de et var fra sig ved men kan "
    "havde skulle eller også blev han efter",
    "pl": "i w na z do się że nie jest to o jak po dla od przez ale za oraz który która są był "
    "była być jego ich przy",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi en ise kadar sonra ancak ya her "
    "tarafından ne değil",
    "uk": "і в на не що з та до як це від за для по його або був при але є які також було року "
    "бути",
    "bg": "и на в се за от да не е с по са като до това при което който но със беше или още",
}
# Letters that, among the languages above, one alone has.
_OWN_LETTERS = {
    "ru": re.compile(r"[ыэёЫЭЁ]"),
    "es": re.compile(r"[ñ¿¡Ñ]"),
    "pt": re.compile(r"[ãõÃÕ]"),
    "tr": re.compile(r"[ğışİ]"),
    "uk": re.compile(r"[іїєґІЇЄҐ]"),
    "pl": re.compile(r"[łżźśń]"),
}
_CYRILLIC = frozenset({"ru", "uk", "bg"})


def detect(text: str) -> str:
    """Return the language of most of a text ("en", "zh", "de" …), "" where it can't be told."""
    scripts = _scripts(text)
    total = sum(scripts.values())
    if not total:
        return ""
    east = scripts["han"] + scripts["kana"]
    if east * 2 >= total:
        return "ja" if scripts["kana"] > _KANA_OF_HAN * east else "zh"
    script = max(scripts, key=lambda name: scripts[name])
    if script == "hangul":
        return "ko"
    if script not in {"latin", "cyrillic"}:
        return script
    return _by_small_words(text, cyrillic=script == "cyrillic")


def _scripts(text: str) -> dict[str, float]:
    sample = text[: _MOST_WORDS * 6]  # a word and its space, on average
    return {
        name: len(letters.findall(sample)) * _WEIGHT.get(name, 1.0)
        for name, letters in _SCRIPTS.items()
    }


def _by_small_words(text: str, *, cyrillic: bool) -> str:
    found = islice(_WORD.finditer(text), _MOST_WORDS)
    words = Counter(fold(match.group()) for match in found)
    scores = {
        language: sum(words[word] for word in small)
        for language, small in _small_words().items()
        if (language in _CYRILLIC) == cyrillic
    }
    best, score = max(scores.items(), key=lambda item: item[1])
    if score < max(_LEAST_HITS, _LEAST_SHARE * words.total()):
        return _by_own_letters(text)
    rival = max((other for other in scores if other != best), key=lambda other: scores[other])
    if score > _LEAD * scores[rival] or _tells_apart(best, rival, words):
        return best
    return _by_own_letters(text)


def _tells_apart(best: str, rival: str, words: Counter[str]) -> bool:
    """Tell whether a text has clearly more of the small words that one of two languages alone has."""
    small = _small_words()
    own = sum(words[word] for word in small[best] - small[rival])
    other = sum(words[word] for word in small[rival] - small[best])
    return own >= _LEAST_HITS and own > _OWN_LEAD * other


def _by_own_letters(text: str) -> str:
    found = [name for name, letters in _OWN_LETTERS.items() if letters.search(text)]
    return found[0] if len(found) == 1 else ""


@cache
def _small_words() -> dict[str, frozenset[str]]:
    others = {name: frozenset(map(fold, words.split())) for name, words in _OTHERS.items()}
    return {name: function_words(name) for name in _LISTED} | others
