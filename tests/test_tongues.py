"""Whole answers in each language that Footnote speaks, as a person reads them.

`tongues.txt` has a block each: the question, the answer's language and status, then its lines.
Quotations under it are left out: they are verbatim in any language. A change in wording is a change
there.
"""

import re
from pathlib import Path

import pytest

from tests.bundled import engine

BLOCKS = [
    block.splitlines()
    for block in Path(__file__).with_name("tongues.txt").read_text(encoding="utf-8").split("\n\n")
]
SPOKEN = {"en", "zh", "zh-hant", "es", "pt", "ru"}
QUOTATION = re.compile(r"“.*” \[\d+\]")
ORIGINAL = re.compile("“[^”]*”|«[^»]*»|《[^》]*》|（原文：[^）]*）")
NAMES = {"ASEAN", "BYD", "Footnote", "China", "Guangdong", "Hong", "Jiangsu", "Kong", "Zhejiang"}
ENGLISH = {
    "about", "and", "article", "billion", "by", "calculated", "exports", "first", "from", "growth",
    "imports", "in", "is", "it", "million", "not", "of", "or", "over", "says", "share", "than", "the",
    "trade", "trillion", "with", "year", "years", "yuan",
}  # fmt: skip


def said(question: str) -> list[str]:
    answer = engine().answer(question)
    lines = [line for line in answer.answer.splitlines() if not QUOTATION.fullmatch(line)]
    return [f"? {question}", f"= {answer.language} {answer.status}", *lines]


@pytest.mark.parametrize("block", BLOCKS, ids=[block[0] for block in BLOCKS])
def test_whole_answers(block):
    assert said(block[0].removeprefix("? ")) == block


def test_each_language_has_each_kind_of_answer():
    kinds = [tuple(block[1].removeprefix("= ").split()) for block in BLOCKS]
    for language in SPOKEN:
        found = {status for spoken, status in kinds if spoken == language}
        assert found == {"answered", "supported", "contradicted", "not_in_document"}


@pytest.mark.parametrize("block", BLOCKS, ids=[block[0] for block in BLOCKS])
def test_nothing_is_english_outside_of_quotations_and_names(block):
    language = block[1].split()[1]
    text = ORIGINAL.sub(" ", " ".join(block[2:]))
    latin = set(re.findall("[A-Za-z]{2,}", text)) - NAMES
    if language in {"zh", "zh-hant", "ru"}:
        assert latin == set()
    elif language != "en":
        assert {word.lower() for word in latin} & ENGLISH == set()
