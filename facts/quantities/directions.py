"""Up or down: what the words right at a figure make of it."""

import re
from dataclasses import dataclass
from functools import cache

from facts.quantities.pages import Page
from facts.quantities.parsed import Quantity
from facts.quantities.words import LANGUAGES, spoken, words

_DEFAULT = ("en", "es", "pt", "ru")
_REACH = 5  # words between the verb and its figure: "increased sharply by some 5 %"
_KINDS = frozenset(("percent", "money", "number", "count", "times", "fraction", "weight", "energy"))
_BY = frozenset(("by", "of", "en", "um", "на", "em", "de", "del", "di"))
_BARE = frozenset(("up", "down", "plus"))
_BEFORE_BARE = frozenset(
    "was were is are and or went rose been now also still be moved or,".split()
)
_MULTIPLES = frozenset(("times", "fraction"))
_SHARES = frozenset(("percent", "fraction", "times"))


@dataclass(frozen=True, slots=True)
class _Directions:
    up: frozenset[str]
    down: frozenset[str]
    by: frozenset[str]
    after_up: frozenset[str]
    after_down: frozenset[str]
    level: frozenset[str]


@cache
def _directions(language: str | None) -> _Directions:
    chosen = (language,) if language in LANGUAGES and language != "zh" else _DEFAULT

    def listed(name: str) -> frozenset[str]:
        return frozenset(
            phrase
            for one in chosen
            if one
            for phrase in spoken(words(one).table("direction").get(name, ""))
        )

    return _Directions(*map(listed, ("up", "down", "by", "after_up", "after_down", "level")))


_HAN = words("zh").table("direction")
_HAN_UP, _HAN_DOWN, _HAN_LEVEL = (
    "|".join(sorted(spoken(_HAN.get(name, "")), key=len, reverse=True))
    for name in ("up", "down", "level")
)
_HAN_BEFORE = re.compile(rf"(?:(?<!新)(?P<up>{_HAN_UP})|(?P<down>{_HAN_DOWN}))(?:了|幅度?)?[ ]?$")
_LONGEST_HAN = 5


def direction_of(source: Page, quantity: Quantity) -> str | None:
    """Return up for "rose 3 %", "an increase of 5", "5 % higher"; None for "rose to 3 %"."""
    if quantity.kind not in _KINDS:
        return None
    if source.folded[quantity.start - 1 : quantity.start] >= "\u2e80":
        match = _HAN_BEFORE.search(
            source.folded, max(0, quantity.start - _LONGEST_HAN), quantity.start
        )
        return match.lastgroup if match is not None else None
    terms = _directions(source.terms.language)
    found = _before(source, quantity, terms)
    return found or (None if quantity.kind in _MULTIPLES else _after(source, quantity, terms))


_WORDS = re.compile(r"(?:[a-zа-ӿ'-]{1,20}[ \u00a0\n]{1,3}){1,6}$")
_LONGEST = 60  # characters that six words and their gaps take


def _before(source: Page, quantity: Quantity, terms: _Directions) -> str | None:
    match = _WORDS.search(source.folded, max(0, quantity.start - _LONGEST), quantity.start)
    if match is None:
        return None
    near = match.group().split()[: -_REACH - 1 : -1]
    loose = quantity.kind in _SHARES or _reaches_level(source, quantity, terms)
    for place, word in enumerate(near):
        if word in terms.level:
            return None
        if word in _BARE and len(near) > place + 1 and near[place + 1] not in _BEFORE_BARE:
            return None  # "makes up 5 %"
        found = "up" if word in terms.up else "down" if word in terms.down else None
        if found is not None:
            near_by = place > 0 and near[0] in _BY
            return found if loose or word in _BARE or near_by else None
        if word not in terms.by:
            return None
    return None


_LEVEL = re.compile(r"[ \u00a0\n]{1,2}([a-zа-ӿ]+)[ \u00a0\n](?:[a-zа-ӿ]{1,3}[ \u00a0\n])?[€$£¥]?\d")


def _reaches_level(source: Page, quantity: Quantity, terms: _Directions) -> bool:
    """Tell whether a level follows: "subió 0,30 euros hasta los 4,10 euros", "rose 30 cents to 4.10 euros"."""
    match = _LEVEL.match(source.folded, quantity.end)
    return match is not None and match[1] in terms.level


_FOLLOWING = re.compile(r"[ \u00a0\n-]{1,2}(?:a )?([a-zа-ӿ]+)")  # Portuguese "5% a mais"


def _after(source: Page, quantity: Quantity, terms: _Directions) -> str | None:
    match = _FOLLOWING.match(source.folded, quantity.end)
    if match is None:
        return None
    if match[1] in terms.after_up:
        return "up"
    return "down" if match[1] in terms.after_down else None
