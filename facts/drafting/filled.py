"""A simple clause put together from stretches of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filled:
    """A clause put together from stretches of a sentence: "imports rose 3%".

    `parts` are its stretches: start in `text`, start in the sentence, length. `figures` are where
    the figures that it is about start in the sentence, `own` the stretch that it doesn't share.
    `dated` tells that it holds only of the time that it names: what was before; `shares` that it has a part
    of another clause put in, which a verb of its own may stand against; `apart` that what may or won't be of
    the sentence isn't said of it: "which cost 3 million".
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]
    figures: frozenset[int]
    own: Span
    dated: bool = False
    shares: bool = False
    apart: bool = False

    def place(self, at: int) -> int | None:
        """Return where a character stands in the sentence, None of one that is put between."""
        for start, source, length in self.parts:
            if start <= at < start + length:
                return source + at - start
        return None

    def within(self, at: int) -> int | None:
        """Return where a character of the sentence stands in it, None of one that it hasn't."""
        for start, source, length in self.parts:
            if source <= at < source + length:
                return start + at - source
        return None


def joined(text: str, spans: Sequence[Span], figures: frozenset[int], own: Span) -> Filled:
    """Put stretches of a sentence together, with a space between them where it has spaces."""
    out, parts = "", []
    for (start, end), after in pairwise([*spans, (0, 0)]):
        piece = text[start:end]
        if not piece.strip():
            continue
        parts.append((len(out), start, len(piece)))
        out += piece
        spaced = piece[-1] < "\u2e80" and not piece[-1].isspace()
        if spaced and text[after[0] : after[0] + 1].strip() and after[1] > after[0]:
            out += " "
    return Filled(out, tuple(parts), figures, own)
