"""The pieces of a text that carry meaning, each with its type, before what stands around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.claims.tokens import Kind, Token
from bot.understanding.marks import Mark, marks_of, meaning_key
from facts.drafting.joints import joints
from facts.quantity import Quantity, figures, periods
from index.text import Term, fold

# A statement of 1,000 characters has at most 333 numbers. More figures than these are not looked
# at: they count as unread, and nothing with an unread figure is called supported.
MOST_FIGURES = 12
# Marks that are words after all.
PLAIN = frozenset({"light", "filler", "period", "measure", "lasting", "itself"})
_WORDS = PLAIN | {"above", "only", "lacking"}
_CODE = re.compile(r"(?<![\w.])[vV]?(\d+(?:\.\d+){2,})(?![\w.]*\w)")
_NUMBERED = re.compile(r"\b[Nn]o\.? ?\d")  # "Act No 18" denies nothing
_HAN_DIGITS = "一二三四五六七八九十"
_HAN_RANK = re.compile(rf"(倒数)?第([{_HAN_DIGITS}]|[0-9]{{1,2}})(大)?(?![年季届章条次个])")
_BEFORE = 16  # characters before a figure that hold the word of its part

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A token or a mark that is none (a negation, "may"), at `text[start:end]`."""

    start: int
    end: int
    token: Token | None = None
    mark: Mark | None = None


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

    def taken(self) -> Pieces:
        read = figures(self.text, self.language)
        amounts = [q for q in read if q.kind != "ordinal" and q.date is None]
        self._put(self._dates())
        self._put(self._figures(amounts[:MOST_FIGURES]))
        self._put(self._codes())
        self._put(self._han_ranks())
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
        return Pieces(tuple(_ranked(self.text, self.found)), tuple(roles), unread)

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

    def _han_ranks(self) -> list[Piece]:
        """Read 第二 as a rank, 第二大 as that of the second largest, 倒数第二 as last but one."""
        found = []
        for match in _HAN_RANK.finditer(self.text):
            rank = int(match[2]) if match[2].isdecimal() else _HAN_DIGITS.index(match[2]) + 1
            rank = -rank if match[1] else rank
            axis = "extreme" if match[3] else "order"
            token = Token(Kind.MARK, axis, match.group(), *match.span(), axis=axis, rank=rank)
            found.append(Piece(*match.span(), token))
        return found

    def _marked(self) -> list[Piece]:
        return [
            Piece(mark.start, mark.end, self._mark_token(mark), mark)
            for mark in self.marks.find(self.text, self.terms)
            if not _NUMBERED.match(self.text, mark.start)
        ]

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


def _ranked(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Make one rank of "second largest", and give "first" and "last" theirs."""
    waiting: Piece | None = None
    for piece in pieces:
        token = piece.token
        if token is not None and token.kind is Kind.MARK and token.axis == "order":
            rank = token.rank or (-1 if token.pole else 1)
            token = replace(token, rank=rank, pole=0)
        before = waiting.token if waiting is not None else None
        if token is not None and token.axis == "amount" and _next_in_rank(text, before, token):
            token = replace(token, key="extreme", axis="extreme")  # Spanish "segundo mayor"
        if token is not None and token.axis == "extreme":
            token = replace(token, rank=token.rank or 1)
            if before is not None and before.axis == "order" and before.rank > 0:
                surface = text[before.start : token.end]
                token = replace(token, rank=before.rank, start=before.start, surface=surface)
                waiting = None
        if waiting is not None:
            yield waiting
        waiting = Piece(
            token.start if token is not None else piece.start, piece.end, token, piece.mark
        )
    if waiting is not None:
        yield waiting


def _next_in_rank(text: str, before: Token | None, token: Token) -> bool:
    """Tell whether "second" stands right before a comparative."""
    ranked = before is not None and before.axis == "order" and before.rank > 1
    return ranked and before is not None and not text[before.end : token.start].strip()


def merged(spans: Sequence[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
