"""A statement or sentence as tokens with types: words, names, figures, periods, marks, borders."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum

from bot.understanding.marks import Mark, marks_of
from facts.drafting.joints import joints
from facts.quantity import Period, Quantity, figures, periods
from index.text import Term, fold, terms

# A statement of 1,000 characters has at most 333 numbers; more figures than these are not looked
# at: they stay unread, and nothing with an unread figure is called supported.
MOST_FIGURES = 12
_MOST_TOKENS = 400  # of a sentence; the rest of a longer one (a table pasted as prose) is not read


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    FIGURE = "figure"
    PERIOD = "period"
    MARK = "mark"


class Border(IntEnum):
    """What stands between a token and the one before."""

    NONE = 0
    LIST = 1
    COMMA = 2
    CLAUSE = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure, date or mark at `text[start:end]` that carries meaning.

    `role` is the part a word before it gives ("by", "from", "of"), "" where none does. `joined`
    tells that nothing but a space stands between it and the token before, `close` at most an article. `axis` and `pole` are
    those of a mark ("change", 0: up); a rank is the axis "order" or "extreme" with its `rank`.
    `lead` is the part of a figure: "level", "delta", "start" or "". `aside` stands in brackets.
    """

    kind: Kind
    key: str
    surface: str
    start: int
    end: int
    name: bool = False
    role: str = ""
    border: Border = Border.NONE
    joined: bool = False
    close: bool = False
    axis: str = ""
    pole: int = 0
    rank: int = 0
    lead: str = ""
    aside: bool = False
    quantity: Quantity | None = None

    @property
    def owns(self) -> bool:
        """Whether it is an English genitive: "the fund's"."""
        return self.surface.endswith(("'s", "’s", "s'", "s’"))

    @property
    def amount(self) -> Quantity | None:
        """Its figure, where it is one and no date."""
        return self.quantity if self.kind is Kind.FIGURE else None


@dataclass(frozen=True, slots=True)
class Statement:
    """A text read. `negations`, `modes` and `pronouns` are offsets in `text`, `cuts` those at
    which a comma or more parts it; `unread` tells that it has more than is looked at.

    `modes` are modal words with their kind, `lights` positions of tokens that carry no meaning of
    their own ("reached"), `passing` those of words that may stand between others ("annual"),
    `measures` those that only say that something is measured ("the value of").
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    negations: tuple[int, ...] = ()
    modes: tuple[tuple[int, str], ...] = ()
    pronouns: tuple[int, ...] = ()
    unread: bool = False
    lights: frozenset[int] = field(default_factory=frozenset)
    passing: frozenset[int] = field(default_factory=frozenset)
    measures: frozenset[int] = field(default_factory=frozenset)
    cuts: tuple[int, ...] = ()

    def segment(self, offset: int) -> int:
        """Return the number of the stretch between commas that an offset lies in."""
        return bisect_right(self.cuts, offset)


_CODE = re.compile(r"(?<![\w.])[vV]?(\d+(?:\.\d+){2,})(?![\w.]*\w)")
_PAUSE = re.compile(r"[,，]")
_CLAUSE = re.compile(r"[;；:：。！？!?()（）\[\]]|\s[–—-]\s|——|(?<!\b\w)\.(?=\s)|\*")
_NUMBERED = re.compile(r"\b[Nn]o\.? ?\d")  # "Act No 18" denies nothing
_BRACKETS = re.compile(r"\([^()]{1,200}\)|（[^（）]{1,200}）|\[[^\[\]]{1,200}\]")
_LISTED = re.compile(r"[、/&+]")
_CONJUNCTIONS = frozenset({"before", "after", "since", "until", "as", "than"})
_MODES = frozenset({"maybe", "planned", "will", "required", "condition"})
_DROPPED = frozenset({"light", "filler"})
_PLAIN = _DROPPED | {"period", "measure"}  # words after all


def read_statement(text: str, language: str, names: frozenset[str] = frozenset()) -> Statement:
    """Read a text in its language; `names` are keys that are names where a capital can't tell."""
    return _Reader(text, language, names).statement()


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    token: Token | None = None
    mark: Mark | None = None


class _Reader:
    def __init__(self, text: str, language: str, names: frozenset[str]) -> None:
        self.text, self.language, self.names = text, language, names
        self.marks = marks_of(language)
        self.terms = [t for t in terms(text, language) if t.kind not in {"compound", "pair"}]
        self.roles = self.marks.role_spans(text, self.terms)

    def statement(self) -> Statement:
        quantities = figures(self.text, self.language)
        amounts = [q for q in quantities if q.kind != "ordinal" and q.date is None]
        kept = amounts[:MOST_FIGURES] if len(amounts) > MOST_FIGURES else amounts
        ordinals = {q.start: q for q in quantities if q.kind == "ordinal"}
        pieces = self._pieces(kept, periods(self.text, self.language), ordinals)
        return self._assembled(pieces, unread=len(kept) < len(amounts))

    def _pieces(
        self, kept: Sequence[Quantity], dates: Sequence[Period], ordinals: dict[int, Quantity]
    ) -> list[_Piece]:
        pieces = [
            _Piece(d.start, d.end, Token(Kind.PERIOD, d.form, d.text, d.start, d.end))
            for d in dates
        ]
        taken = sorted((piece.start, piece.end) for piece in pieces)
        pieces += [
            _Piece(q.start, q.end, self._figure(q))
            for q in kept
            if not _within(taken, q.start, q.end)
        ]
        taken = sorted((piece.start, piece.end) for piece in pieces)
        for match in _CODE.finditer(self.text):
            if not _within(taken, match.start(), match.end()):
                token = Token(Kind.NUMBER, match[1], match[1], match.start(), match.end())
                pieces.append(_Piece(match.start(), match.end(), token))
                taken.append(match.span())
        taken.sort()
        for mark in self.marks.find(self.text, self.terms):
            if _within(taken, mark.start, mark.end) or _NUMBERED.match(self.text, mark.start):
                continue
            pieces.append(_Piece(mark.start, mark.end, self._marked(mark), mark))
        taken = [(piece.start, piece.end) for piece in pieces]
        taken.sort()
        self.roles = [role for role in self.roles if not _within(taken, role[0], role[1])]
        openers = [match.span() for match in joints(self.language).opens.finditer(self.text)]
        passed = [span for span in openers if not _within(taken, *span)]
        passed += [(start, end) for start, end, _ in self.roles]
        taken = _merged([*taken, *passed])
        for term in self.terms:
            if not _within(taken, term.start, term.end):
                pieces.append(_Piece(term.start, term.end, self._word(term, ordinals)))
        pieces.sort(key=lambda piece: piece.start)
        return self._ranked(pieces)

    def _figure(self, quantity: Quantity) -> Token:
        return Token(
            Kind.FIGURE, "", quantity.text, quantity.start, quantity.end, quantity=quantity,
            lead=self._lead(quantity),
        )  # fmt: skip

    def _lead(self, quantity: Quantity) -> str:
        """Return the part of a figure by the word before it: "rose to", "by", "from"."""
        roles = self.marks.figure_roles
        if self.language == "zh":
            before = self.text[max(0, quantity.start - 2) : quantity.start].rstrip("了")[-1:]
            found = [role for role in ("level", "start", "delta") if before in roles[role]]
        else:
            words = re.findall(r"[^\W\d_]+", self.text[max(0, quantity.start - 16) : quantity.start])
            last = fold(words[-1]) if words else ""
            found = [role for role in ("level", "start", "delta") if last in roles[role]]
        if found:
            return found[0]
        return "delta" if quantity.direction is not None else ""

    def _marked(self, mark: Mark) -> Token | None:
        surface = self.text[mark.start : mark.end]
        if mark.kind == "axis":
            return Token(
                Kind.MARK, f"{mark.axis}", surface, mark.start, mark.end, axis=mark.axis,
                pole=mark.pole,
            )  # fmt: skip
        if mark.kind in {"above", "only", "lacking", *_PLAIN}:
            term = next((t for t in self.terms if t.start == mark.start), None)
            key = term.key if term is not None and term.end == mark.end else fold(surface)
            axis = "" if mark.kind in _PLAIN else mark.kind
            return Token(Kind.WORD, key, surface, mark.start, mark.end, axis=axis)
        return None

    def _word(self, term: Term, ordinals: dict[int, Quantity]) -> Token | None:
        ordinal = ordinals.get(term.start)
        if ordinal is not None:
            return Token(
                Kind.MARK, "order", term.surface, term.start, term.end, axis="order",
                rank=int(ordinal.value),
            )  # fmt: skip
        if term.kind == "number":
            return Token(Kind.NUMBER, term.key, term.surface, term.start, term.end)
        if term.stop or term.kind == "sign":
            return None
        named = term.name or (term.surface[:1].isupper() and term.key in self.names)
        return Token(Kind.WORD, term.key, term.surface, term.start, term.end, name=named)

    def _ranked(self, pieces: list[_Piece]) -> list[_Piece]:
        """Make one rank of "second largest", and give "first" and "last" theirs."""
        found: list[_Piece] = []
        for piece in pieces:
            token, last = piece.token, found[-1] if found else None
            if token is not None and token.axis == "order" and token.kind is Kind.MARK:
                if not token.rank:
                    token = replace(token, rank=-1 if token.pole else 1)
                token = replace(token, pole=0)
            if token is not None and token.axis == "extreme":
                before = last.token if last is not None else None
                token = replace(token, rank=1)
                if before is not None and before.axis == "order" and before.rank > 0:
                    found.pop()
                    token = replace(
                        token, rank=before.rank, start=before.start,
                        surface=self.text[before.start : token.end],
                    )  # fmt: skip
            start = token.start if token is not None else piece.start
            found.append(_Piece(start, piece.end, token, piece.mark))
        return found

    def _assembled(
        self, pieces: Sequence[_Piece], *, unread: bool
    ) -> Statement:
        roles = self.roles
        tokens: list[Token] = []
        negations: list[int] = []
        modes: list[tuple[int, str]] = []
        pronouns: list[int] = []
        lights: set[int] = set()
        passing: set[int] = set()
        measures: set[int] = set()
        borders, cuts = self._borders(pieces)
        brackets = [match.span() for match in _BRACKETS.finditer(self.text)]
        pending, at_role, last_end, last_piece = Border.NONE, 0, 0, 0
        for number, piece in enumerate(pieces):
            pending = max(pending, borders[number])
            token, kind = piece.token, piece.mark.kind if piece.mark is not None else ""
            if kind in {"not", "cease"}:
                negations.append(piece.start)
            elif kind in _MODES:
                modes.append((piece.start, kind))
            elif kind == "pronoun":
                pronouns.append(piece.start)
            if token is None:
                continue
            role = ""
            while at_role < len(roles) and roles[at_role][0] < token.start:
                start, end, found = roles[at_role]
                if start >= last_end and bisect_right(cuts, start) == bisect_right(cuts, token.start):
                    role = found
                    if found in _CONJUNCTIONS and any(start < at < token.start for at in pronouns):
                        role = ""  # "until this was abolished"
                    elif found == "to" and not self._bare(end, token.start):
                        role = ""  # "ceased to be"
                at_role += 1
            joined = bool(tokens) and self.text[last_end : token.start].strip(" -'’\u00a0") == ""
            joined = joined and pending is Border.NONE
            close = joined or (
                bool(tokens) and pending is Border.NONE and self._bare(last_end, token.start)
            )
            if role == "by" and token.kind is Kind.PERIOD:
                role = "in"
            if joined and not role:
                role = tokens[-1].role if tokens[-1].kind in {Kind.WORD, Kind.MARK} else ""
            if kind in _DROPPED:
                lights.add(len(tokens))
            if kind in _PLAIN:
                passing.add(len(tokens))
            if kind == "measure":
                measures.add(len(tokens))
            aside = any(start < token.start < end for start, end in brackets)
            tokens.append(
                replace(token, role=role, border=Border(pending), joined=joined, close=close,
                        aside=aside)
            )
            # "surpassed the EU to become …": what a light verb opens goes on about the subject
            pending = Border.LIST if kind == "light" else Border.NONE
            last_end = token.end
            last_piece = number
            if len(tokens) >= _MOST_TOKENS:
                unread = unread or last_piece + 1 < len(pieces)
                break
        return Statement(
            self.text, self.language, tuple(_started(tokens)), tuple(negations), tuple(modes),
            tuple(pronouns), unread, frozenset(lights), frozenset(passing),
            frozenset(measures), cuts,
        )  # fmt: skip

    def _bare(self, start: int, end: int) -> bool:
        """Tell whether nothing but articles stands in a stretch."""
        inside = [term for term in self.terms if start <= term.start and term.end <= end]
        return all(fold(term.surface) in self.marks.articles for term in inside)

    def _borders(self, pieces: Sequence[_Piece]) -> tuple[list[Border], tuple[int, ...]]:
        """Return what stands before each piece, and where commas and more stand."""
        cuts: set[int] = set()
        starts = [piece.start for piece in pieces]
        found = [Border.NONE] * len(pieces)

        def put(place: int, border: Border) -> None:
            at = bisect_right(starts, place - 1)
            if at < len(found):
                if at > 0 and pieces[at - 1].start < place < pieces[at - 1].end:
                    return
                if border >= Border.COMMA:
                    cuts.add(place)
                found[at] = max(found[at], border)

        for match in _PAUSE.finditer(self.text):
            put(match.end(), Border.COMMA)
        for match in _CLAUSE.finditer(self.text):
            put(match.end(), Border.CLAUSE)
        for match in _LISTED.finditer(self.text):
            put(match.end(), Border.LIST)
        words = joints(self.language)
        for pattern, border in ((words.opens, Border.CLAUSE), (words.joins, Border.LIST)):
            for match in pattern.finditer(self.text):
                put(match.start(), border)
        return found, tuple(sorted(cuts))


def _started(tokens: Sequence[Token]) -> list[Token]:
    """Keep the "from" of a figure only where a "to" follows: Spanish "fue de 19.2" is no start."""
    found = list(tokens)
    for at, token in enumerate(found):
        if token.lead == "start" and not any(later.lead == "level" for later in found[at + 1 :]):
            found[at] = replace(token, lead="")
    return found


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_right(spans, (start, 1 << 30)) - 1
    return at >= 0 and start < spans[at][1] or (
        at + 1 < len(spans) and spans[at + 1][0] < end
    )
