"""The pieces of a text that carry meaning, each with its type, before what stands around them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.claims.exceeding import exceeded
from bot.answering.claims.ranks import printed_ranks, ranked
from bot.answering.claims.tokens import Kind, Piece, Token
from bot.understanding.marks import Mark, marks_of, meaning_key
from facts.drafting.joints import joints
from facts.quantity import Quantity, figures, periods
from index.text import Term, fold

# A statement of 1,000 characters has at most 333 numbers. More figures than these are not looked
# at: they count as unread, and nothing with an unread figure is called supported.
MOST_FIGURES = 12
# Marks that are words after all.
PLAIN = frozenset({"light", "filler", "period", "measure", "lasting", "ranks", "moving", "itself"})
_WORDS = PLAIN | {"above", "only", "lacking"}
_CODE = re.compile(r"(?<![\w.])[vV]?(\d+(?:\.\d+){2,})(?![\w.]*\w)")
_NUMBERED = re.compile(r"\b[Nn]o\.? ?\d")  # "Act No 18" denies nothing
_BEFORE = 16  # characters before a figure that hold the word of its part

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces in order, the words that give parts, whether figures were left unread."""

    pieces: tuple[Piece, ...]
    roles: tuple[tuple[int, int, str], ...]
    unread: bool


def pieces_of(text: str, terms: Sequence[Term], language: str, names: frozenset[str]) -> Pieces:
    """Take a text apart; `names` are keys that are names where a capital can't tell."""
    return _Taker(text, terms, language, names).taken()


class _Taker:
    def __init__(
        self, text: str, terms: Sequence[Term], language: str, names: frozenset[str]
    ) -> None:
        self.text, self.terms, self.language, self.names = text, terms, language, names
        self.marks = marks_of(language)
        self.found: list[Piece] = []
        self.spans: list[Span] = []
        self.spoken: frozenset[int] = frozenset()  # "not only" that a figure has heard

    def taken(self) -> Pieces:
        read, self.spoken = exceeded(figures(self.text, self.language), self.text, self.language)
        amounts = [q for q in read if q.kind != "ordinal" and q.date is None]
        self._put(self._dates())
        self._put(self._figures(amounts[:MOST_FIGURES]))
        self._put(self._codes())
        self._put(printed_ranks(self.text, self.terms, self.language))
        self._put(self._marked())
        roles = [
            role for role in self.marks.role_spans(self.text, self.terms) if not self._has(role[:2])
        ]
        opens = joints(self.language).opens.finditer(self.text)
        passed = [match.span() for match in opens if not self._has(match.span())]
        self.spans = merged([*self.spans, *passed, *(role[:2] for role in roles)])
        ordinals = {q.start: int(q.value) for q in read if q.kind == "ordinal"}
        self._put([Piece(t.start, t.end, self._word(t, ordinals)) for t in self.terms])
        self.found.sort(key=lambda piece: piece.start)
        unread = len(amounts) > MOST_FIGURES
        return Pieces(tuple(ranked(self.text, self.found, self.language)), tuple(roles), unread)

    def _put(self, pieces: Sequence[Piece]) -> None:
        free = [piece for piece in pieces if not self._has((piece.start, piece.end))]
        self.found += free
        self.spans = merged([*self.spans, *((piece.start, piece.end) for piece in free)])

    def _has(self, span: Span) -> bool:
        at = bisect_right(self.spans, (span[0], len(self.text) + 1)) - 1
        if at >= 0 and span[0] < self.spans[at][1]:
            return True
        return at + 1 < len(self.spans) and self.spans[at + 1][0] < span[1]

    def _dates(self) -> list[Piece]:
        return [
            Piece(d.start, d.end, Token(Kind.PERIOD, d.form, d.text, d.start, d.end))
            for d in periods(self.text, self.language)
        ]

    def _figures(self, amounts: Sequence[Quantity]) -> list[Piece]:
        return [
            Piece(
                q.start,
                q.end,
                Token(
                    Kind.FIGURE, "", q.text, q.start, q.end, quantity=q, lead=self._lead(q)
                ),
            )
            for q in amounts
        ]  # fmt: skip

    def _lead(self, quantity: Quantity) -> str:
        """Return the part of a figure by the word before it: "rose to", "by", "from"."""
        before = self.text[max(0, quantity.start - _BEFORE) : quantity.start]
        if self.language == "zh":
            last = before.rstrip("了")[-1:]
        else:
            words = re.findall(r"[^\W\d_]+", before)
            last = fold(words[-1]) if words else ""
        for part in ("level", "start", "delta"):
            if last in self.marks.figure_roles[part]:
                return part
        return "delta" if quantity.direction is not None else ""

    def _codes(self) -> list[Piece]:
        """Read version numbers whole: v2.120.3."""
        return [
            Piece(*match.span(), Token(Kind.NUMBER, match[1], match[1], *match.span()))
            for match in _CODE.finditer(self.text)
        ]

    def _marked(self) -> list[Piece]:
        return [
            Piece(mark.start, mark.end, self._mark_token(mark), mark)
            for mark in map(self._heard, self.marks.find(self.text, self.terms))
            if not _NUMBERED.match(self.text, mark.start)
        ]

    def _heard(self, mark: Mark) -> Mark:
        return replace(mark, kind="neutral") if mark.start in self.spoken else mark

    def _mark_token(self, mark: Mark) -> Token | None:
        surface = self.text[mark.start : mark.end]
        if mark.kind == "axis":
            return Token(
                Kind.MARK, mark.axis, surface, mark.start, mark.end,
                axis=mark.axis, pole=mark.pole, also=mark.also,
            )  # fmt: skip
        if mark.kind == "same":
            return Token(Kind.WORD, meaning_key(mark.axis), surface, mark.start, mark.end)
        if mark.kind not in _WORDS:
            return None
        term = next((t for t in self.terms if t.start == mark.start), None)
        key = term.key if term is not None and term.end == mark.end else fold(surface)
        axis = "" if mark.kind in PLAIN else mark.kind
        itself = mark.kind == "itself"
        return Token(Kind.WORD, key, surface, mark.start, mark.end, axis=axis, itself=itself)

    def _word(self, term: Term, ordinals: dict[int, int]) -> Token | None:
        span = term.start, term.end
        if term.start in ordinals:
            rank = ordinals[term.start]
            return Token(Kind.MARK, "order", term.surface, *span, axis="order", rank=rank)
        if term.kind == "number":
            return Token(Kind.NUMBER, term.key, term.surface, *span)
        if term.stop or term.kind == "sign":
            return None
        named = term.name or (term.surface[:1].isupper() and term.key in self.names)
        return Token(Kind.WORD, term.key, term.surface, *span, name=named)


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
