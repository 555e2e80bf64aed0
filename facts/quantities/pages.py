"""A text made ready for reading."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from facts.quantities.contexts import CUES
from facts.quantities.digits import COMMA_LANGUAGES
from facts.quantities.folding import Token, fold, tokens
from facts.quantities.inline_markup import without_marks
from facts.quantities.terms import MESSAGES, Terms, terms
from facts.quantities.units import phrases

_GAPS = frozenset(("", " ", "-", "\u00a0", "  ", "\n"))

_WIDEST = 8
_NEAR = 20  # words on either side that tell the language of a figure
_ELIDING = frozenset(("fr", "it"))  # l'année, d'euros
_SAMPLE = 2000  # characters and words that tell the language of a document


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its folded twin of equal length, and the twin's tokens.

    `decimal` is the document's own decimal mark, None where its language or the words near a
    figure tell. `grouped` says that the text writes 2,000, so that its 1755 is a year.
    """

    text: str
    folded: str
    tokens: list[Token]
    language: str | None
    terms: Terms = MESSAGES
    decimal: str | None = None
    grouped: bool = False
    cased: bool = True
    han: bool = False
    clues: dict[int, str | None] = field(default_factory=dict)
    shown: dict[str, bool] = field(default_factory=dict)

    def joined(self, end: int, start: int, *, dotted: bool = False) -> bool:
        """Tell whether two words at these offsets stand side by side."""
        gap = self.folded[end:start]
        if gap in _GAPS or (dotted and gap in {".", ". "}):
            return True
        if gap == "'":
            return self.terms.language in _ELIDING
        return len(gap) <= _WIDEST and gap.isspace() and gap.count("\n") <= 1

    def shows(self, name: str, words: Iterable[str]) -> bool:
        """Tell whether the text holds one of some words, which are looked for once."""
        if name not in self.shown:
            self.shown[name] = any(word in self.folded for word in words)
        return self.shown[name]

    def phrase(self, index: int, words: int) -> tuple[str, int] | None:
        """Return the phrase of so many joined words from a token on, and its end."""
        if index + words > len(self.tokens):
            return None
        if words == 1:
            token = self.tokens[index]
            return token.text, token.end
        chosen = self.tokens[index : index + words]
        for left, right in pairwise(chosen):
            if right.kind != "word" or not self.joined(left.end, right.start):
                return None
        return " ".join(token.text for token in chosen), chosen[-1].end

    def index_at(self, offset: int, index: int) -> int:
        """Return the first token, from a token on, that starts at an offset or after it."""
        while index < len(self.tokens) and self.tokens[index].start < offset:
            index += 1
        return index

    def language_at(self, index: int) -> str | None:
        """Guess the language of the words near a token; None when nothing tells."""
        if self.language is not None:
            return self.language
        block = index // _NEAR
        if block not in self.clues:
            nearby = self.tokens[max(0, (block - 1) * _NEAR) : (block + 2) * _NEAR]
            self.clues[block] = _guess([token.text for token in nearby if token.kind == "word"])
        return self.clues[block]


def page(text: str, language: str | None) -> Page:
    """Fold and split a message once, for all that read it."""
    folded = without_marks(fold(text))
    return Page(text, folded, tokens(folded), language)


_GROUPS = {
    ",": re.compile(r"(?<![0-9.,])[1-9],[0-9]{3}(?![0-9])"),
    ".": re.compile(r"(?<![0-9.,])[1-9][.\u00a0'][0-9]{3}(?![0-9])"),
}
_COMMA_GROUPS = re.compile(r"(?<![0-9.,])[0-9]{1,3},[0-9]{3}(?![0-9])")


def document_page(text: str, language: str | None, decimal: str | None) -> Page:
    """Fold and split a document, or a part of one, for `figures`.

    12 345 is one figure unless the text groups thousands with commas, which makes it two columns.
    """
    folded = without_marks(fold(text))
    language = language or document_language(folded)
    comma = decimal == "," or (decimal is None and language in COMMA_LANGUAGES)
    spaced = language in COMMA_LANGUAGES or _COMMA_GROUPS.search(folded) is None
    return Page(
        text,
        folded,
        tokens(folded, spaced=spaced),
        language,
        terms(language),
        decimal,
        grouped=_GROUPS["." if comma else ","].search(folded) is not None,
        cased=not text.islower() and not text.isupper(),
        han=_HAN.search(folded) is not None,
    )


_DOCUMENT_CUES = CUES | {
    "de": frozenset(phrases("der|die|das|und|ist|von|den|mit|zu|auf|für|im|ein|eine|wurde|nicht")),
    "fr": frozenset(phrases("le|la|les|des|et|est|du|dans|une|que|pour|par|au|sur|qui|plus|aux")),
    "it": frozenset(phrases("il|di|che|e|della|per|del|una|con|nel|sono|alla|dei|gli|più|le|è")),
}
_HAN = re.compile("[\u4e00-\u9fff]")
_HAN_SHARE = 5  # a Chinese text has a Chinese character in every so many


def document_language(folded: str) -> str | None:
    """Guess the language of a folded document by its first words; None when nothing tells."""
    sample = folded[:_SAMPLE]
    if len(_HAN.findall(sample)) * _HAN_SHARE > len(sample):
        return "zh"
    return _guess(re.findall("[a-zа-ӿ]+", sample), _DOCUMENT_CUES)


def _guess(words: list[str], cues: dict[str, frozenset[str]] = CUES) -> str | None:
    scores = {language: sum(word in known for word in words) for language, known in cues.items()}
    scores["ru"] = 2 * sum("а" <= word[0] <= "я" for word in words if word)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else None
