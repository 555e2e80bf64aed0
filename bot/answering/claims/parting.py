"""A message with a statement taken apart: how it asks, its sentences, what it only sets against."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.claims.checked import Verdict
from bot.answering.claims.decomposing import read_statement
from bot.answering.claims.tokens import Kind
from bot.understanding.checking import is_request_to_check
from bot.understanding.marks import marks_of
from index.sentences import sentence_spans

_MOST = 4  # sentences of one statement; more is a text, not a statement
_FEWEST = 2  # tokens of a sentence that states something
_CONTRAST = 3  # tokens of ", not dollars"
_COMMA = re.compile(r"[,，;；]")


@dataclass(frozen=True, slots=True)
class Parted:
    """The sentences of a statement, each to be checked, and what it states in any case (`bare`).

    "It was 250 billion yuan, not dollars" is false where "it was 250 billion yuan" is, and "sales
    fell because of the strike" where "sales fell" is.
    """

    sentences: tuple[str, ...]
    bare: tuple[str, ...] = ()


def parted(text: str, language: str) -> Parted:
    """Take a message apart, without the words that only ask whether it is so."""
    statement = is_request_to_check(text, language) or text
    sentences = _sentences(statement, language)
    if len(sentences) > 1:
        return Parted(sentences)
    bare = (_without_contrast(statement, language), _main(statement, language))
    return Parted((statement,), tuple(text for text in bare if text is not None))


def _sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences where each states something by itself, else the text as one."""
    found = [text[start:end] for start, end in sentence_spans(text, 0, len(text))]
    if not 1 < len(found) <= _MOST:
        return (text,)
    read = [read_statement(sentence, language) for sentence in found]
    whole = all(len(one.tokens) >= _FEWEST and not one.pronouns for one in read)
    worded = all(any(token.kind is Kind.WORD for token in one.tokens) for one in read)
    return tuple(found) if whole and worded else (text,)


def _without_contrast(text: str, language: str) -> str | None:
    claim = read_statement(text, language)
    if len(claim.negations) != 1:
        return None
    [at] = claim.negations
    cuts = [match.start() for match in _COMMA.finditer(text)]
    before = [cut for cut in cuts if cut < at]
    if not before or text[before[-1] + 1 : at].strip():
        return None
    end = next((cut for cut in cuts if cut > at), len(text.rstrip(" .!。！")))
    inside = [token for token in claim.tokens if before[-1] < token.start < end]
    if not 0 < len(inside) <= _CONTRAST or any(token.kind is Kind.MARK for token in inside):
        return None
    return text[: before[-1]] + text[end + 1 if end < len(text) and text[end] in ",，" else end :]


def _main(text: str, language: str) -> str | None:
    """Return what stands before a reason or a clause of its own: "… because of", "…, although"."""
    found = marks_of(language).behind.search(text)
    if found is None:
        return None
    if text[: found.start()].strip():
        main = text[: found.start()].rstrip(" ,，;；")
    else:
        comma = _COMMA.search(text, found.end())
        main = text[comma.end() :].strip() if comma is not None else ""
    read = read_statement(main, language)
    if len(read.tokens) < _FEWEST or all(token.kind is not Kind.WORD for token in read.tokens):
        return None
    denied = any(at > read.tokens[-1].start for at in read.negations)
    return None if denied else main  # "rose not because of"


def joined_verdict(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the verdict on all sentences together: one that is false makes them false."""
    if "contradicted" in verdicts:
        return "contradicted"
    return "supported" if set(verdicts) == {"supported"} else "not_in_document"
