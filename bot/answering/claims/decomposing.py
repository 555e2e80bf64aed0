"""A text decomposed into typed tokens, each with the part it plays and what parts it from others."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.claims.baselines import with_bases
from bot.answering.claims.journeys import with_ends
from bot.answering.claims.pieces import PLAIN, pieces_of
from bot.answering.claims.tokens import Border, Kind, Piece, Statement, Token
from bot.understanding.marks import marks_of
from facts.drafting.joints import joints
from index.text import fold, terms

_MOST_TOKENS = 400  # of a sentence; the rest of a longer one (a table pasted as prose) is not read
_PAUSE = re.compile(r"[,，]")
_CLAUSE = re.compile(
    r"[;；:：。！？!?()（）\[\]]|\s[–—-]\s|——|(?<!\b\w)(?<!\b\w\w)(?<!\b\w\w\w)\.(?=\s)|\*"
)
_BRACKETS = re.compile(r"\([^()]{1,200}\)|（[^（）]{1,200}）|\[[^\[\]]{1,200}\]")
_LISTED = re.compile(r"[、/&+]")
_BASES = frozenset({"than", "versus"})
_BESIDE = 6  # characters from "nearly" to its figure: "casi un 30 %"
_COUNTED = frozenset({Kind.FIGURE, Kind.NUMBER})
_RATED = 4  # tokens up to a rate, the figure among them: "17 small parcels a day"
_JOINING = " -'’\u00a0"
_MODES = frozenset(
    {"paired", "maybe", "claimed", "planned", "will", "required", "condition", "nearly", "beyond"}
)
_CONJUNCTIONS = frozenset({"before", "after", "since", "until", "as", "than"})


def read_statement(text: str, language: str, names: frozenset[str] = frozenset()) -> Statement:
    """Read a text in its language; `names` are keys that are names where a capital can't tell."""
    return _Reader(text, language, names).statement()


class _Reader:
    def __init__(self, text: str, language: str, names: frozenset[str]) -> None:
        self.text, self.language = text, language
        self.marks = marks_of(language)
        self.terms = [t for t in terms(text, language) if t.kind not in {"compound", "pair"}]
        taken = pieces_of(text, self.terms, language, names)
        self.pieces, self.roles, self.unread = taken.pieces, taken.roles, taken.unread
        self.brackets = [match.span() for match in _BRACKETS.finditer(text)]
        self.borders, self.cuts = _borders(text, language, self.pieces)
        self.spans = frozenset(self._at("period"))  # "year", "day"
        self.pointers = self._at("pointer")
        self.pronouns = tuple(sorted((*self._at("pronoun"), *self.pointers)))

    def _at(self, *kinds: str) -> tuple[int, ...]:
        return tuple(p.start for p in self.pieces if p.mark is not None and p.mark.kind in kinds)

    def statement(self) -> Statement:
        tokens: list[Token] = []
        kinds: dict[str, set[int]] = {kind: set() for kind in PLAIN}
        pending = Border.NONE
        for number, piece in enumerate(self.pieces):
            pending = max(pending, self.borders[number])
            if piece.token is None:
                continue
            if len(tokens) == _MOST_TOKENS:
                self.unread = True
                break
            kind = piece.mark.kind if piece.mark is not None else ""
            if kind in PLAIN:
                kinds[kind].add(len(tokens))
            before = tokens[-1] if tokens else None
            tokens.append(self._placed(piece.token, pending, before, verb=kind == "light"))
            # "surpassed the EU to become …": what a light verb opens goes on about the subject
            pending = Border.LIST if kind == "light" else Border.NONE
        tokens = with_bases(with_ends(_started(tokens), self.marks), self.text)
        behind = dict(enumerate(tokens[1:]))  # the token behind each
        kinds["moving"] = {
            at for at in kinds["moving"] if at in behind and behind[at].lead == "start"
        }  # "went from 5 to 8"
        kinds["ranks"] = {
            at for at in kinds["ranks"] | kinds["lasting"] if at in behind and behind[at].rank
        }
        modes = [
            (p.start, p.mark.kind)
            for p in self.pieces
            if p.mark is not None and p.mark.kind in _MODES and not self._bounds(p)
        ]
        return Statement(
            self.text,
            self.language,
            tuple(tokens),
            negations=self._at("not", "cease"),
            modes=tuple(modes),
            pronouns=self.pronouns,
            pointers=self.pointers,
            cuts=self.cuts,
            lights=frozenset(kinds["light"] | kinds["filler"] | kinds["moving"]),
            measures=frozenset(kinds["measure"]),
            lasting=frozenset(kinds["lasting"]),
            ranks=frozenset(kinds["ranks"]),
            passing=frozenset().union(*kinds.values()),
            unread=self.unread,
        )

    def _bounds(self, piece: Piece) -> bool:
        """Tell whether "nearly" is said of a figure, not of what happens."""
        nearly = piece.mark is not None and piece.mark.kind == "nearly"
        return nearly and any(
            one.token is not None
            and one.token.kind is Kind.FIGURE
            and 0 <= one.start - piece.end <= _BESIDE
            for one in self.pieces
        )

    def _placed(self, token: Token, border: Border, before: Token | None, *, verb: bool) -> Token:
        """Add what stands between a token and the one before; a verb ends the phrase before."""
        start = before.end if before is not None else 0
        free = before is not None and border is Border.NONE
        joined = free and not self.text[start : token.start].strip(_JOINING)
        role = self._role(token, start)
        phrase = joined and not role and not verb and before is not None
        if phrase and before is not None and before.kind in {Kind.WORD, Kind.MARK}:
            role = before.role
        return replace(
            token,
            role=role,
            border=border,
            joined=joined,
            close=joined or (free and self._bare(start, token.start)),
            aside=any(first < token.start < last for first, last in self.brackets),
        )

    def _role(self, token: Token, after: int) -> str:
        """Return the part that the last such word between two tokens gives the second."""
        first = bisect_right(self.roles, (after - 1, len(self.text), ""))
        role = ""
        for start, end, found in self.roles[first:]:
            if start >= token.start:
                break
            if bisect_right(self.cuts, start) != bisect_right(self.cuts, token.start):
                continue
            clause = any(start < at < token.start for at in self.pronouns)
            if found in _CONJUNCTIONS and clause:
                role = ""  # "until this was abolished"
            elif found == "to" and not self._bare(end, token.start):
                role = ""  # "ceased to be"
            elif found == "each":
                span = token.start in self.spans
                role = "per" if span or self._behind_figure(start) else role
            elif found == "per" and fold(self.text[start:end]) in self.marks.agents:
                role = "per" if self._behind_figure(start) else "by"  # Spanish "por"
            elif found not in {"in", "of"} or role not in _BASES:  # "than in 2023", "than that of"
                role = found
        return "in" if role == "by" and token.kind is Kind.PERIOD else role

    def _behind_figure(self, start: int) -> bool:
        """Tell whether a figure stands close before a word like "each": "5 euros each"."""
        part = bisect_right(self.cuts, start)
        before = [
            one.token
            for one in self.pieces
            if one.token is not None
            and one.start < start
            and bisect_right(self.cuts, one.start) == part
        ]
        return any(token.kind in _COUNTED for token in before[-_RATED:])

    def _bare(self, start: int, end: int) -> bool:
        """Tell whether nothing but articles stands in a stretch."""
        inside = [term for term in self.terms if start <= term.start and term.end <= end]
        return all(fold(term.surface) in self.marks.articles for term in inside)


def _borders(
    text: str, language: str, pieces: Sequence[Piece]
) -> tuple[list[Border], tuple[int, ...]]:
    """Return what stands before each piece, and where commas and more stand."""
    starts = [piece.start for piece in pieces]
    found = [Border.NONE] * len(pieces)
    cuts: set[int] = set()
    words = joints(language)
    listed = [(match.end(), Border.COMMA) for match in _PAUSE.finditer(text)]
    listed += [(match.end(), Border.CLAUSE) for match in _CLAUSE.finditer(text)]
    listed += [(match.end(), Border.LIST) for match in _LISTED.finditer(text)]
    listed += [(match.start(), Border.CLAUSE) for match in words.opens.finditer(text)]
    listed += [(match.start(), Border.LIST) for match in words.joins.finditer(text)]
    for place, border in listed:
        at = bisect_right(starts, place - 1)
        if at == len(found) or (at and pieces[at - 1].start < place < pieces[at - 1].end):
            continue
        if border >= Border.COMMA:
            cuts.add(place)
        found[at] = max(found[at], border)
    return found, tuple(sorted(cuts))


def _started(tokens: Sequence[Token]) -> list[Token]:
    """Keep the "from" of a figure only where a "to" follows: Spanish "fue de 19.2" is no start."""
    last = max((at for at, token in enumerate(tokens) if token.lead == "level"), default=-1)
    return [
        replace(token, lead="") if token.lead == "start" and at > last else token
        for at, token in enumerate(tokens)
    ]
