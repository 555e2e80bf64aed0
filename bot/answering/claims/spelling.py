"""Which words of a sentence a word of a statement stands for though they are spelt otherwise."""

from rapidfuzz.distance import OSA, Prefix

from bot.answering.claims.tokens import Kind, Statement, Token
from bot.understanding.marks import only_measures
from index.text import fold

_SHORTEST = 5  # letters of a word in which a slip is read as one
_LONG = 7  # letters of a word that is hardly another one with a letter less
_STEM = 6  # letters that two forms of a long word have in common
_FORMS = frozenset({"ing", "ings", "ed"})  # endings that tell a verb from a slip
_ENDINGS = frozenset({"", "e", "s", "es", "ed", "d", "ing", "ings"})


def compounds(token: Token, sentence: Statement) -> list[int]:
    """Return German compounds that only say that the thing is counted: "Einwohnerzahl"."""
    thing = fold(token.surface)
    if sentence.language != "de" or len(thing) < _SHORTEST:
        return []
    return [
        place
        for place, other in enumerate(sentence.tokens)
        if other.kind is Kind.WORD
        and fold(other.surface).startswith(thing)
        and only_measures(fold(other.surface)[len(thing) :], "de")
    ]


def other_forms(token: Token, sentence: Statement) -> list[int]:
    """Return forms of one English verb that have two stems: "refinancing", "refinance"."""
    word = fold(token.surface)
    if sentence.language != "en" or token.name or len(word) < _LONG:
        return []
    return [
        place
        for place, other in enumerate(sentence.tokens)
        if other.kind is Kind.WORD and not other.name and _forms(word, fold(other.surface))
    ]


def _forms(one: str, other: str) -> bool:
    same = Prefix.similarity(one, other)
    ends = {one[same:], other[same:]}
    return same >= _STEM and ends <= _ENDINGS and bool(ends & _FORMS)


def misspelt(token: Token, sentence: Statement) -> list[int]:
    """Return words of which this is a slip: two letters turned round, one doubled or not.

    Nothing looser: an export isn't an import, and Ireland isn't Iceland.
    """
    if token.name or len(token.key) < _SHORTEST:
        return []
    return [
        place
        for place, other in enumerate(sentence.tokens)
        if other.kind is Kind.WORD
        and not other.name
        and (_slip(token.key, other.key) or _slip(fold(token.surface), fold(other.surface)))
    ]


def _slip(one: str, other: str) -> bool:
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sorted(one) == sorted(other) and OSA.distance(one, other) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if len(shorter) >= _LONG and longer[0] == shorter[0] and longer[-1] == shorter[-1]:
        return OSA.distance(one, other) == 1  # a letter left out of a long word
    return any(
        longer[at] == longer[at - 1] and longer[:at] + longer[at + 1 :] == shorter
        for at in range(1, len(longer))
    )
