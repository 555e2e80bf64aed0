"""What a question says and the words beside a figure rule out: another class, size, rate, a negation."""

import re
from collections.abc import Iterable

from bot.answering.corpus import Corpus
from bot.answering.figures import FigureCandidate
from bot.understanding.question import Asked, Question, forms
from facts.quantity import Quantity, figures
from index.text import fold, function_words, stem, terms

_WORD = r"[^\W\d_]{3,}"
# "Class B", "line 7", "phase II": the noun, and what tells one from another. Four digits are a year.
_NAMED = re.compile(rf"({_WORD})[ \u00a0]([A-Z]|\d{{1,3}}|[IVX]{{1,4}})(?![\w.,%’'-])")
_PER = re.compile(rf"\b(?:per|pro|por|par|each)\s+(?!cents?\b)({_WORD})", re.IGNORECASE)
_BESIDE = 30  # characters behind a figure in which it is said what it is per
# What a question gives to tell one thing from another: no money, no share, no date.
_TELLING = frozenset({"count", "length", "area", "volume", "weight", "duration"})


def rules_out(question: Question, text: str, language: str) -> bool:
    """Tell whether what stands in `text`, a sentence or a label, is of another thing of the same kind.

    "Class B" where class A is asked for, "fridge, 300 litres" for one of 500.
    """
    if question.kind is Asked.YESNO:
        return False  # it may give what isn't so
    return _other_name(question, text, language) or _other_size(question, text, language)


def denies(question: Question, text: str, language: str) -> bool:
    """Tell whether a question asks for what is not so of what the text says is so: "not recognized"."""
    if not question.negated or question.language != language:
        return False
    negation = forms(language).negation
    asked = negation.search(folded := _folded(question.text))
    if asked is None or negation.search(_folded(text)) is not None:
        return False
    denied = [term.key for term in terms(folded[asked.end() :], language) if not term.stop]
    return bool(denied) and denied[0] in {term.key for term in terms(text, language)}


def per_other(question: Question, figure: FigureCandidate, corpus: Corpus) -> bool:
    """Tell whether a figure is per another thing than the one asked for: "per operator".

    Only per what the document speaks of too, else it may be another word for the same.
    """
    text, end = figure.passage.sentence.text, figure.quantity.end
    asked = _stems(_PER.findall(question.text), question.language)
    said = _stems(_PER.findall(text[end : end + _BESIDE])[:1], corpus.language)
    return bool(said) and any(map(corpus.knows, asked)) and not asked & said


def _other_name(question: Question, text: str, language: str) -> bool:
    asked, said = _names(question.text, question.language), _names(text, language)
    return any(
        any(noun == other for other, _ in said) and (noun, which) not in said
        for noun, which in asked
    )


def _names(text: str, language: str) -> set[tuple[str, str]]:
    small = function_words(language)
    return {
        (stem(fold(noun), language), which)
        for noun, which in _NAMED.findall(text)
        if fold(noun) not in small
    }


def _other_size(question: Question, text: str, language: str) -> bool:
    given = [one for one in figures(question.text, question.language) if one.kind in _TELLING]
    if not given:
        return False
    said = [one for one in figures(text, language) if one.kind in _TELLING]
    return any(
        any(_alike(one, other, language) for other in said)
        and all(one.value != other.value for other in said)
        for one in given
    )


def _alike(one: Quantity, other: Quantity, language: str) -> bool:
    """Tell whether two figures are of one unit, or count one thing."""
    if one.kind != other.kind:
        return False
    if one.unit or other.unit:
        return one.unit == other.unit
    nouns = [fold(quantity.head or quantity.noun or "") for quantity in (one, other)]
    return bool(nouns[0]) and stem(nouns[0], language) == stem(nouns[1], language)


def _stems(words: Iterable[str], language: str) -> set[str]:
    return {stem(fold(word), language) for word in words}


def _folded(text: str) -> str:
    return re.sub(r"[\w'’]+", lambda match: fold(match.group()), text)
