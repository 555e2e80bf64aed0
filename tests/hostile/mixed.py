"""Hostile messages by the thousand: parts that cost much, from the document's own words too, mixed."""

import random
from collections.abc import Iterator, Sequence

from facts.library import Library
from tests.hostile.messages import KINDS, MOST

# What engines of this kind do most with: figures, their words, who and when, splitting, denying.
_PARTS = (
    "百分之", "百分之五", "一百亿", "5%", "1 ", "7", "$1bn ", "€2.5 million ", "1,", "1.1", "12,345,678.9 ",
    "0." + "0" * 20 + "1 ", "9" * 40 + " ", "1/2 of ", "one hundred and ", "half a ", "two thirds of ", "twice ",
    "three times as much as ", "1-2 ", "(", ")", "[", "【", "“", '"', "'", "’s ", "—", "- ", "/", "\\", "|", "· ", "\n", "\t",
    "not ", "no ", "never ", "without ", "except ", "neither nor ", "不", "没有", "并非", "之外",
    "why ", "how many ", "how much did ", "who ", "when ", "is it true that ", "compare ", "difference between ",
    "sum of ", "average ", "highest ", "rank ", "per day ", "share of ", "growth of ", "and ", "or ", "but ", "of ", "the ",
    "? ", "? And ", ". ", "; ", "！", "？", "。", "、", "多少", "是不是", "增长", "同比", "比", "和", "与", "的", "第一", "第十", "大约", "超过",
    "in 2025 ", "in 2024 ", "since May ", "Q1 ", "1 May 2020, ", "2025年", "上半年", "yesterday ", "next year ",
    "it ", "that ", "them ", "the same ", "what about ", "呢", "它", "其中",
    "😀", "👩‍👩‍👧‍👦", "🇨🇳", "e\u0301\u0300", "\u202e", "\u200b", "\u00ad", "ﬁ", "Ⅻ ", "mcdix ", "xviii ", "ß", "İ", "ſ",
    "a", "a-", "a.", "a'", "Ann Bo ", "A.B.", "http://a.b/c?d=e ", "@a ", "#a ", "a_b ", "¿cuánto ", "сколько ", "quanto ",
)  # fmt: skip


def _own_parts(library: Library) -> list[str]:
    """The document's words: labels, figures as printed, and misspelt ones."""
    found = []
    for fact in library.facts:
        for language in ("en", "zh"):
            label = fact.label(language)
            found += [f"{label} ", f"{label[:-1]}x ", f"{label}? "]
        found += [f"{fact.text} ", f"{fact.text}, "]
    for sentence in library.document.sentences:
        found += [f"{word} " for word in sentence.text.split()]
    return sorted(set(found))


def mixed(library: Library, count: int, seed: int = 0) -> Iterator[str]:
    """Yield `count` different messages of at most 1,000 characters, the same ones for a seed."""
    order = random.Random(seed)
    own = _own_parts(library)
    makers = list(KINDS.values())
    for _ in range(count):
        text = ""
        length = order.choice((MOST, MOST, MOST, 500, 219))
        while len(text) < length:
            left = length - len(text)
            kind = order.random()
            if kind < 0.2:
                text += order.choice(makers)(min(left, order.choice((50, 200, MOST))) or 1)
            elif kind < 0.5:
                some = [_part(order, own) for _ in range(order.randint(1, 4))]
                text += "".join(some) * order.randint(1, 40)
            else:
                text += "".join(_part(order, own) for _ in range(order.randint(5, 60)))
        text = text[:length]
        if order.random() < 0.6:
            text = few_figures(text, order.choice((1, 6, 12)))
        yield text


def _part(order: random.Random, own: Sequence[str]) -> str:
    return order.choice(own if order.random() < 0.5 else _PARTS)


def few_figures(text: str, most: int) -> str:
    """Leave so many digits that no limit of figures lets a message off."""
    kept = []
    digits = 0
    for character in text:
        digits += character.isdigit()
        if not character.isdigit() or digits <= most:
            kept.append(character)
    return "".join(kept)
