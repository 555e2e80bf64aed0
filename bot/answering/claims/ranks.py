"""Which of several a thing is said to be: first, last but one, the second largest, 倒数第一, 末位."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.claims.tokens import Kind, Piece, Statement, Token
from bot.understanding.marks import Marks, marks_of
from index.text import Term, fold

_AXES = frozenset({"order", "extreme"})
_DIGITS = "一二三四五六七八九十"
_VERB = r"(?:(?:排名|排行|位居|位列|名列|排|居)(?:是|为|在|于|到|了)?|列[为在于])"
_NTH = rf"(?P<back>倒数)?第(?P<nth>[{_DIGITS}]|[0-9]{{1,2}})(?P<most>[大高多])?(?P<least>[小低少])?"
_HAN = re.compile(
    rf"(?P<verb>{_VERB})?(?:{_NTH}(?:[位名](?!字))?(?![年季届章条次个])"
    rf"|(?P<first>居首|首位|榜首)"
    rf"|(?P<last>末位|末尾|垫底|最后一[位名]|最后(?=的?(?:$|[\s，。,.;；！!？?、]))))"
    rf"|(?P<by>{_VERB})(?P<end>最后)"
)


def printed_ranks(text: str, terms: Sequence[Term], language: str) -> list[Piece]:
    """Return the ranks that are written in one word: Chinese ones, German "zweitgrößte"."""
    if language == "zh":
        return [_han(match) for match in _HAN.finditer(text)]
    marks = marks_of(language)
    found = [_compound(term, marks) for term in terms if term.kind == "word"]
    return [piece for piece in found if piece is not None]


def stated_ranks(statement: Statement) -> frozenset[int]:
    """Return which of several things are said to be: 1 for first and largest, -1 for the last.

    What only says when ("last year") is none.
    """
    return frozenset(
        -token.rank if token.pole else token.rank
        for at, token in enumerate(statement.tokens)
        if token.rank and token.axis in _AXES and at + 1 not in statement.passing
    )


def _han(match: re.Match[str]) -> Piece:
    """Read 第二 as a rank, 第二大 as that of the second largest, 倒数第二 as last but one."""
    rank, axis, pole = 1, "order", 0
    if match["last"] or match["end"]:
        rank = -1
    elif match["nth"]:
        nth = match["nth"]
        rank = int(nth) if nth.isdecimal() else _DIGITS.index(nth) + 1
        rank = -rank if match["back"] else rank
        if match["most"] or match["least"]:
            axis, pole = "extreme", int(match["most"] is None)
    piece = _piece(match.group(), match.start(), axis, pole, rank)
    said = match.group()[len(match["verb"] or match["by"] or "") :]
    token = None if piece.token is None else replace(piece.token, surface=said)
    return replace(piece, token=token)


def _compound(term: Term, marks: Marks) -> Piece | None:
    word = fold(term.surface)
    for rank, prefix in enumerate(marks.nth["prefix"], 1):
        rest = word.removeprefix(prefix)
        kind, axis, pole, _ = marks.phrases.get((rest,), ("", "", 0, ()))
        if rest != word and kind == "axis" and axis in {"extreme", "order"}:
            last = axis == "order"
            if last and not pole:
                return None
            return _piece(
                term.surface, term.start, axis, 0 if last else pole, -rank if last else rank
            )
    return None


def _piece(surface: str, start: int, axis: str, pole: int, rank: int) -> Piece:
    end = start + len(surface)
    token = Token(Kind.MARK, axis, surface, start, end, axis=axis, pole=pole, rank=rank)
    return Piece(start, end, token)


def ranked(text: str, pieces: Sequence[Piece], language: str) -> Iterator[Piece]:
    """Make one rank of "second largest" and "second to last", give "first" and "last" theirs."""
    marks = marks_of(language)
    waiting: Piece | None = None
    for piece in pieces:
        token = piece.token
        before = waiting.token if waiting is not None else None
        if token is not None and token.kind is Kind.MARK and token.axis == "order":
            rank = token.rank or (-1 if token.pole else 1)
            token = replace(token, rank=rank, pole=0)
            if before is not None and _counts_back(text, before, token):
                token = _over(text, before, replace(token, rank=-before.rank))
                waiting = None
        if token is not None and before is not None and _next_in_rank(text, before, token, marks):
            less = token.pole == 1 or fold(token.surface) in marks.nth["less"]
            token = replace(
                token, kind=Kind.MARK, key="extreme", axis="extreme", pole=int(less)
            )  # Spanish "segundo mayor", French "deuxième plus"
        if token is not None and token.axis == "extreme":
            token = replace(token, rank=token.rank or 1)
            if before is not None and before.axis == "order" and before.rank > 0:
                token = _over(text, before, replace(token, rank=before.rank))
                waiting = None
        if before is not None and token is not None and _place(text, before, token, marks):
            token = _over(text, before, replace(before, end=token.end))
            waiting = None
        if waiting is not None:
            yield waiting
        waiting = Piece(
            token.start if token is not None else piece.start, piece.end, token, piece.mark
        )
    if waiting is not None:
        yield waiting


def _over(text: str, before: Token, token: Token) -> Token:
    """Return a token that begins where the one before it does."""
    return replace(token, start=before.start, surface=text[before.start : token.end])


def _counts_back(text: str, before: Token, token: Token) -> bool:
    """Tell whether only a word like "to" parts a rank from "last": "second to last"."""
    ranked = before.axis == "order" and before.rank > 1 and token.rank == -1
    return ranked and len(text[before.end : token.start].split()) == 1


def _next_in_rank(text: str, before: Token, token: Token, marks: Marks) -> bool:
    """Tell whether "second" stands right before a comparative."""
    if before.axis != "order" or before.rank < 2 or text[before.end : token.start].strip():
        return False
    more = fold(token.surface) in {*marks.nth["more"], *marks.nth["less"]}
    return token.axis == "amount" or (more and token.kind is Kind.WORD)


def _place(text: str, before: Token, token: Token, marks: Marks) -> bool:
    """Tell whether a word only says that a rank is one: "in second place"."""
    ranked = before.axis == "order" and bool(before.rank) and token.kind is Kind.WORD
    return (
        ranked
        and fold(token.surface) in marks.nth["place"]
        and not text[before.end : token.start].strip()
    )
