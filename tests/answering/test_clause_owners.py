"""A sentence gives figures to several things: those of the things that aren't asked for are none."""

import pytest

from bot.answering.clause_owners import asked_for
from bot.answering.corpus import Corpus
from bot.answering.figures import figure_candidates
from bot.answering.matching import query_of
from bot.understanding.question import read_question
from index.assembly import assemble
from index.blocks import Content, Text
from index.readers.formats import read_bytes

PACKED = "In the week before, Ashton packed 18,600 boxes and Birch Lane 11,250 boxes."
CARRIED = "In 2024 our 14 ships carried 2,360 guests, 4% more than in 2023, and 418 cars."
PLANTED = "Volunteers planted 22 trees in spring, of which 3 have died."
ROADS = "It has 94 kilometres (58 mi) of roads, with 19 kilometres (12 mi) of motorways."
TINS = "La fábrica de Burela produjo 24 latas y la de Laredo, 17 latas."
WARDS = "年末共有医院86家，其中三级医院9家，技术人员2950人。"
FLIGHTS = "机场旅客吞吐量214万人次，起降飞机1970架次。"


def left(document, message, language):
    corpus = Corpus(document, language)
    query = query_of(read_question(message, language), corpus)
    passage = next((one for one in corpus.passages if one.row is not None), corpus.passages[0])
    found = asked_for(query, corpus, passage, figure_candidates(query, corpus, passage))
    return [one.quantity.text for one in found if one.quantity.date is None]


@pytest.mark.parametrize(
    ("text", "language", "message", "expected"),
    [
        (PACKED, "en", "How many boxes did Birch Lane pack?", ["11,250"]),
        (PACKED, "en", "How many boxes did Ashton pack?", ["18,600"]),
        (PACKED, "en", "How many more boxes did Ashton pack than Birch Lane?", ["18,600", "11,250"]),
        (PACKED, "en", "How many boxes were packed?", ["18,600", "11,250"]),
        (CARRIED, "en", "How many guests were there in 2024?", ["14", "2,360"]),
        (CARRIED, "en", "How many cars were carried?", ["418"]),
        (CARRIED, "en", "cars carried", ["418"]),
        (PLANTED, "en", "How many of the trees planted in spring have died?", ["3"]),
        (PLANTED, "en", "How many trees were planted?", ["22"]),
        (ROADS, "en", "How many kilometres of motorways are there?", ["19 kilometres", "12 mi"]),
        (TINS, "es", "¿Cuántas latas produjo la fábrica de Laredo?", ["17"]),
        (TINS, "es", "¿Cuántas latas produjo Burela?", ["24"]),
        (WARDS, "zh", "三级医院有多少家？", ["9"]),
        (FLIGHTS, "zh", "机场有多少旅客？", ["214万"]),
        (FLIGHTS, "zh", "起降多少架次飞机？", ["1970"]),
    ],
)  # fmt: skip
def test_a_figure_is_of_its_own_clause(text, language, message, expected):
    assert left(assemble(Content((Text(text),))), message, language) == expected


TABLE = b"""| Item | Day rate | Deposit | In stock |
|---|---|---|---|
| Round table, 8 seats | 7.50 | 20 | 85 |
"""


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("round table day rate", ["7.50"]),
        ("What is the deposit for a round table?", ["20"]),
        ("How many seats has the round table?", ["8", "7.50", "20", "85"]),
    ],
)
def test_a_cell_is_of_its_own_column(message, expected):
    assert left(read_bytes(TABLE, "prices.md"), message, "en") == expected
