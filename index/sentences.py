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
# Marks of notes, and emphasis that closes: rose.¹ rose.* rose.** rose.[12] rose.(3)
_RAISED = "\u2070-\u2079¹²³⁽⁾ªº†‡§¶※\u1d43-\u1d6a\u2460-\u24ff"
_NOTE = (
    r"(?:\[[^\[\]\n]{1,24}\]|\(\d{1,2}\)|\{\d{1,3}\}|\^\d{1,3}|</?\w{1,6}/?>(?:\w{1,3}(?=</))?"
    rf"|[{_RAISED}](?:[,;⁻–-](?=[{_RAISED}]))?|[®™©°#=•|→—\ufe0f]{{1,3}}(?=\s))"
)
_CLOSING = re.compile(rf"[.!?…。！？；]*[{_CLOSERS}]*(?:{_NOTE}|[{_CLOSERS}])*")
_TURN = re.compile(r"[?？]+(?=\s)")  # "… in 2013? i think so"
_EMPHASIS = re.compile(r"[*_~`]{1,3}")
_JOINS = re.compile(r"\s+[&＆]\s")  # Com. & Adm.
_GLUED_NOTE = re.compile(r"(?<=[^\W\d_]{3}[.!?])\d{1,2}(?:[,–-]\d{1,2}){0,4}(?=\s+[^\W\d_])")
_NEXT_WORD = re.compile(rf"[\s{INVISIBLE}]*+[\s{_OPENERS}]{{0,9}}(?P<word>[^\W_]{{0,40}})")
_LAST_WORD = re.compile(r"[^\W_]+(?:[.,][^\W_]+)*$")
_INDIC = re.compile("[\u0900-\u0dff]+(?:\\.[\u0900-\u0dff]+)*$")  # its vowel signs are no letters
_DANDAS = ("।", "॥")
_ROMAN = re.compile(r"[IVXLC]{2,7}|[VX]")
_VOWELS = frozenset("aeiouyаеиоуыэюя")
_LONGEST_CLIPPED = 4  # letters: Mrd, Rs, Nr, bn, hrs
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
    """
    Mr Mrs Ms Dr Prof Profa St Gen Sen Rep Gov Capt Lt Col Sgt Rev Hon Maj Sr Sra Srta Dra Ud Uds EE
    Messrs Pres Supt Cmdr Fa Hr Frl Mme Mlle Sig Dott Ing Lic Mons Msgr
    Excmo Excma Exmo Exma Ilmo Ilma Eng Arq
    """
)
_NEVER_LAST = _set(
    """
    vs cf ca approx e.g i.e eg ie viz esp incl ej sig dott sigg bzw inkl exkl evtl ggf sog vgl zzgl abzgl
    т.е т.к т.н ул акад проф доц напр им доктор डॉ श्री प्रो पं श्रीमती नं सं ডা ড
    """
)
# Not the end when a number follows.
_NUMBERED = _set(
    """
    no nos fig figs vol vols p pp art arts sec ch eq para nr núm pág págs cap chap cl app col ed ex
    abs abb bd kap ziff anm tab pag rs fr lit ap tel стр рис см гл табл ст пп вып кн прим रु ₹
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
# The end only when the next word is one that starts sentences.
_MAYBE_LAST = _set(
    """
    proc trans acad soc roy avda co ltd inc corp llc plc bros mfg jr esq dept univ assn intl mt ave blvd rd al com adm est
    jan feb apr aug sept oct nov dec ph.d cía ltda s.a av mio mill bio chr str geb
    г гг в вв тыс млн млрд трлн руб долл обл др т.д т.п н.э
    """
)
_MAGNITUDES = _set("mrd mrds mld mln bln trn trln tsd bn tn mn crs")
_GERMAN_BEFORE_ORDINALS = _set(
    "im am vom zum zur beim ins der dem den des das die ab bis seit jeder"
)
_MONTHS = _set(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    """
)
_STARTERS = _set(
    """
    a an the this that these those it its he she they we you his her their our my in on at by for
    from with as after before when while if although because since but and or so then there here
    however meanwhile moreover among according under over during both all some many most each
    el la los las un una en este esta esto según pero y o os as um uma em no na este esta isso mas
    der die das ein eine es er sie wir im am damit dies diese dieser doch auch aber und dabei zudem
    le les une il elle ils elles ce cette dans au aux mais et pour lo gli i nel nella questo questa
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


def message_spans(text: str) -> list[tuple[int, int]]:
    """Split a message into sentences; each ends at a question mark, whatever follows."""
    spans = []
    for first, last in sentence_spans(text, 0, len(text)):
        turns = (match.end() for match in _TURN.finditer(text, first, last))
        parts = (trim(text, a, b) for a, b in pairwise([first, *turns, last]))
        spans += [(a, b) for a, b in parts if a < b]
    return spans


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
    indic_stop = any(text.find(danda, start, end) >= 0 for danda in _DANDAS)
    first = _LETTER_OR_DIGIT.search(text, start, end)  # since the last cut
    begin, position, bracket, quotes, marks = start, start, 0, 0, 0
    while match := _TERMINATOR.search(text, position, end):
        quotes += text.count('"', position, match.end())
        marks += len(_EMPHASIS.findall(text, position, match.end()))
        after = _after_closing(text, match.end(), end, open_quote=quotes % 2 == 1)
        quotes += text.count('"', match.end(), after)
        after, closed = _after_emphasis(text, after, end, open_mark=marks % 2 == 1)
        marks += closed
        note = _GLUED_NOTE.match(text, after, end)
        if note and not _is_abbreviation(text, begin, match.start(), note.group()):
            after = note.end()
        position = after
        if after > last_visible:
            return
        if first is None or first.start() >= match.start():
            continue
        while bracket < len(inside) and inside[bracket][1] < after:
            bracket += 1
        if bracket < len(inside) and inside[bracket][0] < after:
            continue
        if (
            indic_stop
            and match.group() == "."
            and _INDIC.search(text, match.start() - 1, match.start())
        ):
            continue  # where a danda ends sentences, a full stop abbreviates
        if _ends_sentence(text, begin, match, after, lower_case_only=lower_case_only):
            begin, quotes, marks = after, 0, 0
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


def _after_emphasis(text: str, position: int, end: int, *, open_mark: bool) -> tuple[int, bool]:
    """Step over the ** of "**It rose.** It fell." and the * of a note; tell whether it was there.

    Before a blank such a mark closes; glued to the next Chinese sentence, only what was opened.
    """
    mark = _EMPHASIS.match(text, position, end)
    if mark is None:
        return position, False
    apart = mark.end() == end or text[mark.end()].isspace()
    if not apart and not (open_mark and _CJK_CHAR.match(text, mark.end())):
        return position, False
    closing = _CLOSING.match(text, mark.end(), end)
    return closing.end() if closing else mark.end(), True


def _ends_sentence(
    text: str, begin: int, match: re.Match[str], after: int, *, lower_case_only: bool
) -> bool:
    if match["hard"]:
        return True
    stop = match.start()
    quoted = any(sign in _CLOSERS for sign in text[match.end() : after])
    if not BLANKS.fullmatch(text, after, after + 1):
        # No space: only after Chinese, or at a quotation mark.
        if _CJK_CHAR.match(text, stop - 1):
            return True
        if _CJK_CHAR.match(text, after):
            return quoted or text[stop - 1] in "%％"
        opens = text[after] == '"' and text[after + 1 : after + 2].isupper()
        return opens or (text[after - 1] in '"”»' and text[after].isupper())
    if _JOINS.match(text, after):
        return False
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
    last = _INDIC.search(text, low, stop) or _LAST_WORD.search(text, low, stop)
    if last is None:
        return False
    word = last.group()
    folded = word.casefold()
    starts = next_word.casefold() in _STARTERS and not next_word.islower()
    if _ORDINAL.fullmatch(word):
        return _is_ordinal(text, begin, last.start(), next_word, starts=starts)
    if word in _TITLES or folded in _NEVER_LAST:
        return True
    counted = _after_number(text, begin, last.start())
    if next_word[:1].isdecimal() or _ROMAN.fullmatch(next_word):
        lone = len(word) == 1 and word.islower() and not counted  # p. 5, n. 12, п. 3
        if lone or folded in _NUMBERED:
            return True
    if folded == "г" and not counted:
        return True  # "г. Москва", but "в 2025 г."
    own = text[last.start() - 1 : last.start()] not in {"'", "’"}  # not the s of Newcomen's
    if len(word) == 1 and word.islower() and own and not counted and not starts:
        return not text.endswith("т. ", begin, last.start())  # z. B., Smith v. Jones; not и т. д.
    return not starts and _is_clipped(word, counted=counted)


def _is_ordinal(text: str, begin: int, start: int, next_word: str, *, starts: bool) -> bool:
    """Tell the "1." that opens its line and the German "im 19. Jahrhundert" from a figure."""
    if start == begin:
        return True
    if not next_word[:1].isupper() or starts:
        return False
    if next_word.casefold() in _MONTHS:
        return True
    before = _LAST_WORD.search(text, max(begin, start - _LONGEST_WORD), start - 1)
    return before is not None and before.group().casefold() in _GERMAN_BEFORE_ORDINALS


def _is_clipped(word: str, *, counted: bool) -> bool:
    """Tell whether a word is one that is cut short: listed, initials, or without a vowel.

    Behind a number only magnitudes are: "1,5 Mrd. Euro"; "5 km." may end its sentence.
    """
    folded = word.casefold()
    if folded in _MAYBE_LAST or folded in _MAGNITUDES:
        return True
    if all(len(part) == 1 for part in word.split(".")) and word[0].isalpha():
        return "." in word or (not _CJK_CHAR.match(word) and _is_initial(word))
    plain = word.isalpha() and 2 <= len(word) <= _LONGEST_CLIPPED and word[0] < "\u0500"
    return plain and not counted and not word.isupper() and not _VOWELS & set(folded)


def _is_initial(letter: str) -> bool:
    """Tell the J. of a name, in capitals or in a script without them (but a Korean syllable)."""
    return letter.isupper() or (letter == letter.swapcase() and not "\uac00" <= letter <= "\ud7a3")


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
