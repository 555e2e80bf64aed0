"""What rules a statement out that looks open: a share of what is denied, another date of one act."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse

MINES = """\
Mines of the province

Varland produces 14% of the country's silver, with large mines in the north. \
The current government has delayed the introduction of the road toll until 31 January 2025. \
The fund holds 3% of the shares.
"""
BANKS = """\
银行报告

去年，银行系统向实体企业让利1.5万亿元。北方公司向南方公司出售了三艘船。
"""


@lru_cache(2)
def asker(text: str, language: str) -> Asker:
    return Asker(Corpus(parse(text), language))


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Varland produces no silver.", "contradicted"),
        ("Varland does not produce silver.", "contradicted"),
        ("Varland does not produce all silver.", "not_in_document"),
        ("Varland does not produce most silver.", "not_in_document"),
        ("Norland produces no silver.", "not_in_document"),
        ("Varland produces silver.", "not_in_document"),
        ("The fund does not hold the shares.", "contradicted"),
        (
            "The current government has delayed the introduction of the road toll until 31 January 2026.",
            "contradicted",
        ),
        (
            "The current government has delayed the introduction of the road toll until 31 January 2025.",
            "supported",
        ),
        (
            "The current government has delayed the introduction of the river toll until 31 January 2026.",
            "not_in_document",
        ),
    ],
)
def test_what_is_denied_or_dated_otherwise(statement, verdict):
    assert check(statement, "en", asker(MINES, "en")).verdict == verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("银行系统让利给实体企业1.5万亿元。", "supported"),
        ("银行系统让利给实体企业2.5万亿元。", "contradicted"),
        ("实体企业让利给银行系统1.5万亿元。", "not_in_document"),
        ("实体企业给银行系统让利1.5万亿元。", "not_in_document"),
        ("南方公司出售三艘船给北方公司。", "not_in_document"),
    ],
)
def test_chinese_receivers_stand_before_or_behind_the_verb(statement, verdict):
    assert check(statement, "zh", asker(BANKS, "zh")).verdict == verdict
