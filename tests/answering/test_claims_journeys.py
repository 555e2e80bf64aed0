"""Which end of a journey is which: "left Oslo for Bergen" is from Oslo to Bergen."""

from functools import lru_cache

import pytest

from bot.answering.asking import Asker
from bot.answering.claims.verdict import check
from bot.answering.corpus import Corpus
from index.split import parse

REPORTS = {
    "en": "The freight train left Oslo for Bergen in May. The ship departed from Holm for Lund. "
    "The road from Lund to Malmo was closed. Five places are left for Norway.\n",
    "de": "Der Zug verließ Oslo im Mai.\n",
    "zh": "列车五月离开奥斯陆。\n",
}


@lru_cache(len(REPORTS))
def asker(language: str) -> Asker:
    return Asker(Corpus(parse(REPORTS[language]), language))


@pytest.mark.parametrize(
    ("language", "statement", "verdict"),
    [
        ("en", "The freight train left Oslo for Bergen in May.", "supported"),
        ("en", "The freight train departed from Oslo for Bergen in May.", "supported"),
        ("en", "The freight train left Bergen for Oslo in May.", "contradicted"),
        ("en", "The freight train departed from Bergen for Oslo in May.", "contradicted"),
        ("en", "The freight train left for Oslo in May.", "not_in_document"),
        ("en", "The ship left Holm for Lund.", "supported"),
        ("en", "The ship left Lund for Holm.", "contradicted"),
        ("en", "The ship was built in Holm.", "not_in_document"),
        ("en", "The road from Malmo to Lund was closed.", "not_in_document"),
        ("de", "Der Zug verließ Oslo im Mai.", "supported"),
        ("de", "Der Zug verließ Bergen im Mai.", "not_in_document"),
        ("zh", "列车五月离开奥斯陆。", "supported"),
        ("zh", "列车五月抵达奥斯陆。", "contradicted"),
    ],
)
def test_the_ends_of_a_journey(language, statement, verdict):
    assert check(statement, language, asker(language)).verdict == verdict
