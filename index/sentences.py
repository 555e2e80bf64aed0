"""Where sentences end: boundaries inside one paragraph of text, in any language it meets."""

import re
from collections.abc import Iterator
from itertools import pairwise

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
BLANKS = re.compile(rf"[\s{INVISIBLE}]*")
CJK = "\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_CLOSERS = "\"'”’»)\\]}）】」』》〉＂＇"
_OPENERS = "\"'“‘«(\\[{（【「『《〈¿¡*_–—-"
# A full stop, or marks that end a sentence whatever follows.
_TERMINATOR = re.compile(rf"(?P<hard>[。！？；｡؟۔।॥]+|(?<=[{CJK}])…+)|[.!?…]+")
_CLOSING = re.compile(rf"[.!?…。！？；]*[{_CLOSERS}]*(?:\[\d{{1,3}}\])*")
_NEXT_WORD = re.compile(rf"[\s{INVISIBLE}]*+[\s{_OPENERS}]{{0,9}}(?P<word>[^\W_]{{0,40}})")
_LAST_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*$")
_CJK_CHAR = re.compile(f"[{CJK}]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_ORDINAL = re.compile(r"\d{1,3}")
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}
_BRACKET = re.compile(r"[()\[\]（）【】]")
_LONGEST_BRACKET = 400
_LONGEST_WORD = 40


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never the end of a sentence: a name follows a title, an explanation the rest.
_TITLES = _set(
    "Mr Mrs Ms Dr Prof St Gen Sen Rep Gov Capt Lt Col Sgt Rev Hon Sr Sra Srta Dra Ud Uds EE"
)
_NEVER_LAST = _set("vs cf ca approx e.g i.e eg ie viz т.е т.к им ул акад проф")
# Not the end when a number follows.
_NUMBERED = _set(
    """
    no nos fig figs vol vols p pp art arts sec ch eq para nr núm pág págs cap ст стр рис см гл табл
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
# The end only when the next word is one that starts sentences.
_MAYBE_LAST = _set(
    """
    co ltd inc corp llc plc bros mfg jr esq dept univ assn intl mt ave blvd rd al
    jan feb apr aug sept oct nov dec ph.d cía ltda s.a г гг тыс млн млрд трлн руб долл т.д т.п
    """
)
_STARTERS = _set(
    """
    a an the this that these those it its he she they we you his her their our my in on at by for
    from with as after before when while if although because since but and or so then there here
    however meanwhile moreover among according under over during both all some many most each
    el la los las un una en este esta esto según pero y o os as um uma em no na este esta isso mas
    это этот эта эти он она они мы в на по при как но и а для за с после также однако кроме
    """
)


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split `text[start:end]` into sentences: spans that never begin or end with white space.

    Together they hold every visible character; only white space lies between them.
    Any fragment without a letter or digit (a stray quotation mark) joins its neighbour.
    """
    start, end = trim(text, start, end)
    if start == end:
        return []
    cuts = [start, *_cuts(text, start, end), end]
    return [trim(text, left, right) for left, right in pairwise(cuts)]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a span to its visible characters; (start, start) when there are none."""
    match = BLANKS.match(text, start, end)
    first = match.end() if match else start
    if first == end:
        return start, start
    while BLANKS.fullmatch(text, end - 1, end):
        end -= 1
    return first, end


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    last_visible = _last_letter_or_digit(text, start, end)
    inside = _bracketed(text, start, end)
    lower_case_only = text[start:end].islower()
    first = _LETTER_OR_DIGIT.search(text, start, end)  # since the last cut
    begin, position, bracket, quotes = start, start, 0, 0
    while match := _TERMINATOR.search(text, position, end):
        quotes += text.count('"', position, match.end())
        after = _after_closing(text, match.end(), end, open_quote=quotes % 2 == 1)
        quotes += text.count('"', match.end(), after)
        position = after
        if after > last_visible:
            return
        if first is None or first.start() >= match.start():
            continue
        while bracket < len(inside) and inside[bracket][1] < after:
            bracket += 1
        if bracket < len(inside) and inside[bracket][0] < after:
            continue
        if _ends_sentence(text, begin, match, after, lower_case_only=lower_case_only):
            begin, quotes = after, 0
            first = _LETTER_OR_DIGIT.search(text, begin, end)
            yield begin


def _after_closing(text: str, position: int, end: int, *, open_quote: bool) -> int:
    """Step over the closing marks after a full stop: brackets, quotation marks, notes [1].

    A straight quotation mark closes when white space follows or one is open; set apart by
    spaces (`done. " Next`) it closes only when one is open.
    """
    closing = _CLOSING.match(text, position, end)
    after = closing.end() if closing else position
    if after < end and not text[after].isspace() and not open_quote:
        straight = text.find('"', position, after)
        return after if straight < 0 else straight
    if open_quote and text[after : after + 3] == ' " ' and '"' not in text[position:after]:
        return min(after + 2, end)
    return after


def _ends_sentence(
    text: str, begin: int, match: re.Match[str], after: int, *, lower_case_only: bool
) -> bool:
    if match["hard"]:
        return True
    stop, quoted = match.start(), after > match.end()
    if not BLANKS.fullmatch(text, after, after + 1):
        # No space: only after Chinese, or at a quotation mark.
        if _CJK_CHAR.match(text, stop - 1):
            return True
        if _CJK_CHAR.match(text, after):
            return quoted or text[stop - 1] in "%％"
        opens = text[after] == '"' and text[after + 1 : after + 2].isupper()
        return opens or (text[after - 1] in '"”»' and text[after].isupper())
    next_match = _NEXT_WORD.match(text, after)
    word = next_match["word"] if next_match else ""
    if word.islower() and not lower_case_only:
        return False
    if match.group() != "." or quoted:
        return True
    initial = len(word) == 1 and word.isalpha() and text.startswith(f"{word}.", after + 1)
    return not _is_abbreviation(text, begin, stop, "" if initial else word)


def _is_abbreviation(text: str, begin: int, stop: int, next_word: str) -> bool:
    """Tell whether the full stop at `stop` belongs to the word before it."""
    low = max(begin, stop - _LONGEST_WORD)
    last = _LAST_WORD.search(text, low, stop)
    if last is None:
        return False
    word = last.group()
    folded = word.casefold()
    starts = next_word.casefold() in _STARTERS and not next_word.islower()
    if _ORDINAL.fullmatch(word):
        return last.start() == begin  # "1. x": a number that opens its line
    if word in _TITLES or folded in _NEVER_LAST:
        return True
    if folded in _NUMBERED and next_word[:1].isdecimal():
        return True
    if folded == "г" and not _after_number(text, begin, last.start()):
        return True  # "г. Москва", but "в 2025 г."
    initials = all(len(part) == 1 for part in word.split("."))
    single = len(word) == 1 and word.isupper() and not _CJK_CHAR.match(word)
    if folded in _MAYBE_LAST or single or (initials and "." in word and word[0].isalpha()):
        return not starts
    return False


def _after_number(text: str, begin: int, position: int) -> bool:
    return text[max(begin, position - 3) : position].rstrip()[-1:].isdecimal()


def _bracketed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the outermost balanced brackets, short enough to be an aside."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text, start, end):
        mark, position = match.group(), match.start()
        if mark not in _BRACKETS:
            opened.append((mark, position))
        elif opened and opened[-1][0] == _BRACKETS[mark]:
            left = opened.pop()[1]
            if position - left <= _LONGEST_BRACKET:
                while spans and spans[-1][0] > left:
                    spans.pop()
                spans.append((left, position))
    return spans


def _last_letter_or_digit(text: str, start: int, end: int) -> int:
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return end - 1
