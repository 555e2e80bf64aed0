"""Numbers that name and don't count: Article 5, Apollo 17, [12], 3.2.1, +1 202 456 1111."""

import re
from dataclasses import dataclass
from functools import cache

from facts.quantities.beside import currency_before
from facts.quantities.contexts import MONTHS, NAMING_PREFIXES
from facts.quantities.measures import unit_after
from facts.quantities.nouns import noun_after
from facts.quantities.pages import Page
from facts.quantities.parsed import letter_at
from facts.quantities.words import LANGUAGES, words

_UNCASED = frozenset(("de", "zh"))  # German nouns are all in capitals, Chinese has none
_SHORT_NAMES = range(2, 5)  # IAS 39, IFRS 9, BBC 1
_LARGEST_NAME = 999  # Apollo 17, Super Bowl 50; larger numbers behind a name count


@dataclass(frozen=True, slots=True)
class Label:
    """A label number, with the word that makes it one: Articles in "Articles 5 and 6"."""

    word: str
    start: int
    end: int
    index: int


@cache
def designators(language: str | None) -> frozenset[str]:
    """Return the words whose numbers are labels; an unknown language has all of them."""
    chosen = (language,) if language in LANGUAGES else LANGUAGES
    return frozenset(
        phrase for one in (*chosen, "en") if one for phrase in words(one).listed("labels", "before")
    )


_BRACKETED = re.compile(r"\[(?:[a-z]{1,4} ?)?[0-9]{1,4}(?:[,\u2013-] ?[0-9]{1,4}){0,8}\]")
_ENUMERATED = re.compile(r"\([0-9]{1,2}\)")
_FOOTNOTE = re.compile(r"[0-9]{1,2}/(?=[ \u00a0])")  # the 1/ of Spanish reports
_FOOTNOTED = frozenset(("", " ", "\n", ",", ".", ")", ";"))
_LISTED = re.compile(
    r"\(?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}(?:[.)](?=[\s\u00a0]+[^\W\d_])|(?=[\s\u00a0]+[^\W\d_]))"
)
_CLAUSES = re.compile(r"(?:\.[0-9]{1,3}|\([0-9a-z]{1,4}\)|-[0-9]{1,7}[a-z]?(?![0-9a-z])){1,6}")
_LETTERED = re.compile(r"-[A-Z](?![A-Za-z])|\([a-z]\)")
_SERIAL = re.compile(r"[0-9]{1,5}(?:-[0-9]{1,7}){2,6}(?![0-9-])")
_PHONE = re.compile(r"\+[0-9]{1,4}(?:[ .-]?\(?[0-9]{1,5}\)?){2,7}")
_AREA_CODE = re.compile(r"\([0-9]{3,5}\) ?[0-9]{3,4}[- ][0-9]{3,4}")
_MARGIN = 40  # characters that a cell may begin with before its bracket
_PARAGRAPHS = frozenset("§¶")
_YEARS = re.compile(
    r"(?:19|20)[0-9]{2}[-\u2013/](?:[0-9]{2}|(?:19|20)[0-9]{2})(?![0-9])"
)  # season 2024–25
_NEXT = re.compile(r",? ?(?:and|or|to|y|e|o|ou|und|oder|bis|et|à|и|или|&)? ?|[ ]?[-\u2013][ ]?")
_PLURALS = frozenset("snxи§")
_NUMBER_MARKS = frozenset(("no", "nr", "num", "n", "number", "numero"))
_HAN_BEFORE = re.compile("(?:[表图注例]|附[注件录表图]|公式|步骤|阶段|版本)[ ]?$")
_REGNAL = re.compile("年[（(][0-9]{3,4}[年）)]")  # 正始五年（244年）
_HAN_AFTER = re.compile("(?:[条章节款项页卷册期版集栋幢室届回]|号线|号(?!称))")


def hard_label(source: Page, index: int, last: Label | None, *, cell: bool) -> Label | None:
    """Return the label that a figure is whatever it looks like: in brackets, behind its word."""
    token, folded = source.tokens[index], source.folded
    start, end = token.start, token.end
    before = folded[start - 1] if start else ""
    if before in "[ " and before and (mark := _opened(folded, start)) is not None:
        return _label(source, "", start, mark, index)
    if not cell and _FOOTNOTE.match(folded, start) and before in _FOOTNOTED:
        return _label(source, "", start, end, index)
    if before == "(" and _ENUMERATED.match(folded, start - 1) and _is_mark(source, start, cell):
        return _label(source, "", start, end, index)
    if before == "#" and len(token.text) > len("99"):
        return _label(source, "#", start, end, index)
    sign = folded[max(0, start - len("§ ")) : start].strip()[-1:]
    if sign in _PARAGRAPHS:
        return _label(source, sign, start, end, index)
    if not token.text.strip("0") and len(token.text) > 1:
        return _label(source, "", start, end, index)  # the thousands of $'000
    if last is not None and _goes_on(source, last, index):
        return _label(source, last.word, start, end, index)
    return _designated(source, index)


def _is_mark(source: Page, start: int, cell: bool) -> bool:
    """Tell the footnote mark of "Revenue (1)" from a cell's negative amount."""
    return not cell or start > _MARGIN or bool(source.folded[: start - 1].strip())


def _opened(folded: str, start: int) -> int | None:
    """Return the end of the [12] or [note 3] that a figure stands in."""
    at = folded.rfind("[", max(0, start - len("[note ")), start)
    match = _BRACKETED.match(folded, at) if at >= 0 else None
    return match.end() if match is not None and match.end() > start else None


def _label(source: Page, word: str, start: int, end: int, index: int) -> Label:
    clauses = _CLAUSES.match(source.folded, end) if word else None
    end = clauses.end() if clauses is not None else end
    return Label(word, start, end, source.index_at(end, index + 1))


def _is_listed(source: Page, index: int) -> bool:
    """Tell the number of a list item or a heading: at a line's start, before a capital."""
    token, folded = source.tokens[index], source.folded
    at = token.start
    while at and folded[at - 1] in " \u00a0(#*>-|\t":
        at -= 1
        if token.start - at > 12:
            return False
    if at and folded[at - 1] != "\n":
        return False
    match = _LISTED.match(folded, token.start)
    if match is None:
        return False
    if match.group()[-1] in ".)":
        return len(token.text.rstrip(".")) <= len("100")
    after = source.tokens[index + 1] if index + 1 < len(source.tokens) else None
    if after is None or "." not in token.text or not source.text[after.start].isupper():
        return False
    return (
        after.text not in source.terms.magnitudes
        and unit_after(source, token.end, index + 1) is None
    )


def _goes_on(source: Page, last: Label, index: int) -> bool:
    """Tell the 6 of "Articles 5 and 6" from the 24 of "Article 5 and 24 members"."""
    gap = source.folded[last.end : source.tokens[index].start]
    if not 0 < len(gap) < len(", oder  ") or _NEXT.fullmatch(gap) is None:
        return False
    if last.word[-1:] not in _PLURALS and source.terms.language != "de":  # die Artikel, der Artikel
        return False
    end = source.tokens[index].end
    return noun_after(source, end, index + 1) is None


def _designated(source: Page, index: int) -> Label | None:
    token = source.tokens[index]
    if not index:
        return _han_label(source, index)
    place = index - 1
    before = source.tokens[place]
    if not source.joined(before.end, token.start, dotted=True):
        return _han_label(source, index)
    if before.text in _NUMBER_MARKS and place:
        further = source.tokens[place - 1]
        if source.joined(further.end, before.start):
            place, before = place - 1, further
    if before.kind != "word" or before.text not in designators(source.terms.language):
        return _han_label(source, index)
    if not token.text.replace(".", "").isdecimal() or _is_measured(source, index):
        return None
    if _YEARS.match(source.folded, token.start):
        return None
    named = source.text[before.start].isupper()
    if not named and noun_after(source, token.end, index + 1) is not None:
        return None
    return _label(source, before.text, token.start, token.end, index)


def _is_measured(source: Page, index: int) -> bool:
    token = source.tokens[index]
    if index + 1 < len(source.tokens):
        after = source.tokens[index + 1]
        if after.text in source.terms.magnitudes and source.joined(token.end, after.start):
            return True
    return unit_after(source, token.end, index + 1) is not None


def _han_label(source: Page, index: int) -> Label | None:
    """Read 第三条, 表1, 附注3."""
    token, folded = source.tokens[index], source.folded
    before = folded[token.start - 1 : token.start]
    if not before or (before < "\u2e80" and before != " "):
        return None
    if before == "第":
        if not _HAN_AFTER.match(folded, token.end):
            return None
        return Label(
            "第", token.start - 1, token.end + 1, source.index_at(token.end + 1, index + 1)
        )
    if _REGNAL.match(folded, token.end):
        return Label("年号", token.start, token.end, index + 1)
    match = _HAN_BEFORE.search(folded, max(0, token.start - 3), token.start)
    if match is None or token.kind != "figure" or _is_measured(source, index):
        return None
    return Label(match.group().strip(), token.start, token.end, index + 1)


def soft_label(source: Page, index: int, floor: int) -> Label | None:
    """Return the label that a figure is unless it is a date: B2B, COVID-19, 10-Q, Apollo 17."""
    token, folded = source.tokens[index], source.folded
    start = token.start
    if _is_listed(source, index):
        return Label("", start, token.end, index + 1)
    if start and letter_at(folded, start - 1) and currency_before(source, start, floor) is None:
        return Label("", start, token.end, index + 1)
    if (_is_suffix(source, index) and floor != start - 1) or _LETTERED.match(
        source.text, token.end
    ):
        return Label("", start, token.end, index + 1)
    for pattern, at in ((_SERIAL, start), (_PHONE, start - 1), (_AREA_CODE, start - 1)):
        match = pattern.match(folded, at) if at >= 0 else None
        if match is not None:
            return Label("", start, match.end(), source.index_at(match.end(), index + 1))
    return _named(source, index)


def _is_suffix(source: Page, index: int) -> bool:
    """Tell the 19 of COVID-19 from the 2025 of mid-2025 and the 10 of top-10."""
    start = source.tokens[index].start
    if start < len("a-") or source.folded[start - 1] != "-" or not index:
        return False
    if not letter_at(source.folded, start - 2):
        return False
    return source.tokens[index - 1].text not in NAMING_PREFIXES | MONTHS


def _named(source: Page, index: int) -> Label | None:
    """Read the 17 of "Apollo 17": a small bare number right behind a name, nothing counted."""
    token, text = source.tokens[index], source.text
    if not index or source.terms.language in _UNCASED or not source.cased:
        return None
    if not token.text.isdecimal() or int(token.text[:4]) > _LARGEST_NAME or token.text[0] == "0":
        return None
    before = source.tokens[index - 1]
    if before.kind != "word" or source.folded[before.end : token.start] != " ":
        return None
    if not text[before.start].isupper() or before.text in source.terms.cardinals:
        return None
    short = text[before.start : before.end].isupper() and len(before.text) in _SHORT_NAMES
    if not (short or _within_sentence(source, before.start)) or _is_measured(source, index):
        return None
    if before.text in source.terms.qualifiers or before.text in source.terms.noun_stops:
        return None
    if currency_before(source, token.start, 0) is not None:
        return None
    if noun_after(source, token.end, index + 1) is not None:
        return None
    return Label(before.text, token.start, token.end, index + 1)


_SENTENCE_END = frozenset(".!?:;\n|•\"'(")


def _within_sentence(source: Page, start: int) -> bool:
    """Tell whether a capital is more than that of a sentence's first word."""
    at = start
    while at and source.folded[at - 1] in " \u00a0":
        at -= 1
    return at > 0 and source.folded[at - 1] not in _SENTENCE_END
