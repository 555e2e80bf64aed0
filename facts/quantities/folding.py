"""One spelling for many: text folded character by character, so that every offset still holds."""

import re
import unicodedata
from typing import NamedTuple

_TRADITIONAL = (
    "萬億兩點個餘約過幾歐鎊幣圓輛種項條隻張場歲層間戶國噸時鐘鍾週達將僅佔從與這來於處單屆縣"
    "頁韓盧臺換滿"
)
_SIMPLIFIED = (
    "万亿两点个余约过几欧镑币圆辆种项条只张场岁层间户国吨时钟钟周达将仅占从与这来于处单届县"
    "页韩卢台换满"
)
_FULLWIDTH_COMMA = ord("，")  # ends a clause, and groups no digits
_FULLWIDTH = range(0xFF01, 0xFF5F)
_FULLWIDTH_SHIFT = 0xFEE0
_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))  # with accents


class _Folding(dict[int, str]):
    """What each character becomes: those listed, and any other when it is first met."""

    def __missing__(self, code: int) -> str:
        found = self[code] = self._folded(code)
        return found

    @staticmethod
    def _folded(code: int) -> str:
        character = chr(code)
        if code in _FULLWIDTH and code != _FULLWIDTH_COMMA:
            return chr(code - _FULLWIDTH_SHIFT)
        if any(code in letters for letters in _LATIN):
            base = unicodedata.normalize("NFD", character)[0]
            return base if base.isascii() else character
        digit = unicodedata.decimal(character, None)
        return character if digit is None else str(digit)


_FOLDING = _Folding(
    {ord(old): new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True)}
    | dict(zip(map(ord, "łŁøØđĐıħ"), "llooddih", strict=True))
    | dict.fromkeys(map(ord, "\u2007\u2009\u202f"), "\u00a0")
    | dict.fromkeys(map(ord, "\u2010\u2011\u2212"), "-")
    | dict.fromkeys(map(ord, "\u2018\u2019"), "'")
    | {0x66A: "%", 0x66B: ".", 0x66C: ","}  # the Arabic signs
    | {ord("ё"): "е", ord("Ё"): "е", 0xFFE5: "¥", 0x3000: " ", 0x301C: "~"}
)
_BRACKETED_MONEY = re.compile(
    r"(?a)((?:[$€£¥₹₽₩]|\b(?:USD|EUR|GBP|CNY|RMB|JPY|CHF|CAD|AUD|INR) ?))\(([0-9][0-9.,]{0,30})\)"
)
_WIDE_GROUPS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")  # ５８，０００
# The numerals of cheques and contracts; 陆 and 伍 alone are words and names.
FINANCIAL_DIGITS = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_FINANCIAL = re.compile(
    "[〇零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟][〇零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿萬億]{0,39}"
)


def fold(text: str) -> str:
    """Lower case, no Latin accents, ASCII digits, simplified characters; as long as `text`."""
    if "(" in text:  # as long as it was, and a minus: $(5.2) million
        text = _BRACKETED_MONEY.sub(r"\1-\2 ", text)
    if text.isascii():
        return text.lower()
    text = _WIDE_GROUPS.sub(",", text)
    text = _FINANCIAL.sub(_plain_numerals, text)
    return text.translate(_FOLDING).lower()


def _plain_numerals(run: re.Match[str]) -> str:
    """Write 捌仟 as 八千; a run without a tens or hundreds, a magnitude or yuan is no number."""
    printed, after = run.group(), run.string[run.end() : run.end() + 1]
    if after and after in "元圆圓":
        return printed.translate(FINANCIAL_DIGITS)
    magnitude = printed[-1] in "万亿萬億" and printed[0] not in "伍陆陸"  # 大陆万里
    if len(printed) > 1 and (magnitude or set(printed) & set("拾佰仟")):
        return printed.translate(FINANCIAL_DIGITS)
    return printed


class Token(NamedTuple):
    """A word, a figure in digits or a run of Chinese numerals; whatever lies between is a gap."""

    kind: str
    text: str
    start: int
    end: int


HAN_DIGITS = "〇零一二三四五六七八九两"
HAN_SCALES = "十百千万亿兆"
_MOST_GROUPS = 12  # a figure has no more; and no run of digits is looked through twice


def _token(separators: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
          (?P<figure>
              [1-9][0-9]{{0,2}} ([{separators}]) [0-9]{{3}} (?:\2[0-9]{{3}}){{0,{_MOST_GROUPS}}}
              (?:[.,][0-9]+)? (?![0-9]|[.,][0-9])
            | [0-9]+ (?:[.,][0-9]+)*
          )
        | (?P<word>[a-zа-ӿ][a-zа-ӿ\u0300-\u036f]*)
        | (?P<han>
              翻了?(?:一番|两番|番|倍) | 首[位次个家] | 榜首 | 一半 | (?<=[近过超逾])半数? | 半数
            | (?:(?!(?<=[万亿])千[米克瓦])[{HAN_DIGITS}{HAN_SCALES}])+ (?:点[{HAN_DIGITS}]+[{HAN_SCALES}]*)?
          )
        """,
        re.VERBOSE,
    )


_TOKEN = _token(r"\ '\u00a0")
_UNSPACED = _token(r"'\u00a0")
_COMBINING = re.compile("[\u0300-\u036f]+")


def tokens(folded: str, *, spaced: bool = True) -> list[Token]:
    """Return the tokens of a folded text, in order; `spaced` joins 12 345 to one figure."""
    found = []
    for match in (_TOKEN if spaced else _UNSPACED).finditer(folded):
        kind = match.lastgroup or ""
        word = match.group()
        if kind == "word" and not word.isalpha():
            word = _COMBINING.sub("", word)
        found.append(Token(kind, word, match.start(), match.end()))
    return found
