"""A text made ready for reading."""

from dataclasses import dataclass, field
from itertools import pairwise

from facts.quantities.contexts import CUES
from facts.quantities.folding import Token, fold, tokens

_GAPS = frozenset(("", " ", "-", "\u00a0", "  ", "\n"))

_WIDEST = 8
_NEAR = 20  # words on either side that tell the language of a figure


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its folded twin of equal length, and the twin's tokens."""

    text: str
    folded: str
    tokens: list[Token]
    language: str | None
    clues: dict[int, str | None] = field(default_factory=dict)

    def joined(self, end: int, start: int, *, dotted: bool = False) -> bool:
        """Tell whether two words at these offsets stand side by side."""
        gap = self.folded[end:start]
        if gap in _GAPS or (dotted and gap in {".", ". "}):
            return True
        return len(gap) <= _WIDEST and gap.isspace() and gap.count("\n") <= 1

    def phrase(self, index: int, words: int) -> tuple[str, int] | None:
        """Return the phrase of so many joined words from a token on, and its end."""
        if index + words > len(self.tokens):
            return None
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
    """Fold and split a text once, for all that read it."""
    folded = fold(text)
    return Page(text, folded, tokens(folded), language)


def _guess(words: list[str]) -> str | None:
    scores = {language: sum(word in cues for word in words) for language, cues in CUES.items()}
    scores["ru"] = 2 * sum("а" <= word[0] <= "я" for word in words if word)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else None
