"""A question goes down through the rooms: nothing that answers it calls back up."""

import pytest

from bot.answering.engine import open_documents
from index.readers.formats import read_bytes
from tests import lowland
from tests.walk import Step, Walk, walk

MOST = 20  # places from the engine to the ground: so far somebody can follow

REPORT = """# Harbour Report

In 2023 the port of Hamburg handled 114.3 million tonnes of cargo. In 2022 it handled 119.9 million
tonnes of cargo. A total of 7,215 ships called at Hamburg in 2023.

| Staff | 2022 | 2023 |
|---|---|---|
| Pilots | 120 | 130 |
| Crane drivers | 300 | 310 |
"""


@pytest.fixture(scope="module")
def document():
    return open_documents([read_bytes(REPORT.encode(), "report.md")])


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("How much cargo was handled in 2023?", ()),
        ("By how much did the number of pilots grow?", ()),
        ("And in 2022?", ("How much cargo was handled in 2023?",)),
        ("How many ships called in 2023? And how much cargo was handled?", ()),
        ("Is it true that the port handled 114.3 million tonnes of cargo in 2023?", ()),
        ("Did 7,215 ships call at Hamburg in 2023?", ()),
        ("漢堡港有多少船舶？", ()),
    ],
)
def test_a_question_about_any_document_never_climbs_back(document, question, context):
    found = walk(document, question, context)
    assert (found.way[0], found.climbs) == ("bot.answering.engine", [])
    assert len(found.way) <= MOST


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("How much did Lowland export in 2024?", ()),
        ("And Northshire?", ("How much did Lowland export in 2024?",)),
        ("How much did Northshire and Southshire export together?", ()),
        ("1. How many ferries were built? 2. And in how many days?", ()),
        ("Is it true that Northshire's exports rose by 20%?", ()),
        ("Did Southshire export 8 million euros?", ()),
    ],
)
def test_a_question_about_a_library_entry_never_climbs_back(question, context):
    found = walk(lowland.engine(), question, context)
    assert (found.way[0], found.climbs) == ("bot.entry.library_engine", [])
    assert len(found.way) <= MOST


def test_a_call_to_what_the_caller_does_not_stand_on_climbs_back():
    down = Step("bot.answering.engine", "index.text", "fold")
    up = Step("index.text", "bot.answering.engine", "answer")
    assert Walk((down, up), ()).climbs == [up]
