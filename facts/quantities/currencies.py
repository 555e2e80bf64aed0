"""Which currency a sign means that several countries write: ¥ and $."""

import re

from facts.quantities.beside import Found
from facts.quantities.pages import Page

_YEN = re.compile("円|日元|日圆|(?<![a-z])(?:yen|jpy|yenes|ienes)(?![a-z])|иен")

_YUAN = re.compile("人民币|(?<![日美欧])元|(?<![a-z])(?:yuan|rmb|cny)|юан")

_AROUND = 60
_OTHER_DOLLARS = re.compile(
    r"(?<![a-z])(?:nz|hk|nt|au|ca|[acs])\$|(?<![a-z])(?:aud|cad|nzd|hkd|sgd|twd)(?![a-z])"
    r"|(?:australian|canadian|new zealand|hong kong|singapore|taiwan(?:ese)?|jamaican) dollars"
)
_US_DOLLARS = ("us$", "usd", "u.s. dollar", "us dollar", "u.s.$", "american dollar")
_PESO_LANGUAGES = frozenset(("es", "pt"))
_DOLLAR_WORDS = (*_US_DOLLARS, "dolar")


def meant(source: Page, sign: Found) -> str:
    """Return the currency of a ¥ or $ that several countries write; "?" when nothing tells."""
    printed = source.folded[sign.start : sign.end]
    if printed in _RUPEES:
        return _rupees(source, sign)
    if printed == "¥":
        return _yuan_or_yen(source, sign)
    if printed == "$" and source.terms.full:
        if source.terms.language in _PESO_LANGUAGES:
            return sign.code if source.shows("dollars", _DOLLAR_WORDS) else "?"
        return "?" if _is_other_dollar(source) else sign.code
    return sign.code


_RUPEES = frozenset(("rs", "rs.", "₨"))
_RUPEES_OF = {
    "PKR": ("pakistan", "pkr", "karachi", "lahore"), "LKR": ("lanka", "lkr", "colombo"),
    "NPR": ("nepal", "npr"), "MUR": ("mauriti", "mur "),
}  # fmt: skip
_INDIAN = ("india", "inr", "₹", "crore", "lakh", "mumbai", "delhi", "रु")


def _rupees(source: Page, sign: Found) -> str:
    """Return whose rupees: of the one country that the text shows; a message's are Indian."""
    others = [code for code, words in _RUPEES_OF.items() if source.shows(code, words)]
    if others:
        return "?" if len(others) > 1 or source.shows("India", ("india", "₹")) else others[0]
    return "INR" if not source.terms.full or source.shows("INR", _INDIAN) else sign.code


def _is_other_dollar(source: Page) -> bool:
    """Tell whether the text names another country's dollar and never the American one."""
    if source.shows("US dollars", _US_DOLLARS):
        return False
    if "other dollars" not in source.shown:
        source.shown["other dollars"] = _OTHER_DOLLARS.search(source.folded) is not None
    return source.shown["other dollars"]


def _yuan_or_yen(source: Page, sign: Found) -> str:
    around = source.folded[max(0, sign.start - _AROUND) : sign.end + _AROUND]
    yen, yuan = _YEN.search(around) is not None, _YUAN.search(around) is not None
    if yen and not yuan:
        return "JPY"
    if yuan or not source.terms.full or source.terms.language == "zh":
        return "CNY"
    for name, pattern in (("yuan", _YUAN), ("yen", _YEN)):
        if name not in source.shown:
            source.shown[name] = pattern.search(source.folded) is not None
    if source.shown["yen"] == source.shown["yuan"]:
        return "?"
    return "JPY" if source.shown["yen"] else "CNY"
