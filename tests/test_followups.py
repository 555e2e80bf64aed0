"""What is offered after an answer opens the figure that is meant, in its context."""

import pytest

from bot.answering.engine import open_documents
from bot.followups import FollowUp, follow_ups
from index.readers.sandbox import read_apart

TABLE = b"""# Harbour report

| Cargo | 2023 | 2024 |
|---|---|---|
| Timber | 120 tonnes | 140 tonnes |
| Coal | 80 tonnes | 75 tonnes |
"""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How much was Zhejiang's trade with ASEAN?",
            (
                FollowUp("growth", "how fast did it grow?"),
                FollowUp("near", "Zhejiang's largest trading partner?"),
            ),
        ),
        (
            "浙江外贸总额是多少？",
            (FollowUp("compare", "与广东比较", "广东"), FollowUp("beside", "七省市呢？", "七省市")),
        ),
        (
            "Shanghai service trade",
            (
                FollowUp("growth", "how fast did it grow?"),
                FollowUp("share", "what share is that?"),
                FollowUp("near", "Shanghai's rank in service trade?"),
            ),
        ),
        (
            "What did Zhejiang export via new formats?",
            (FollowUp("near", "Zhejiang's rank in exports in new formats?"),),
        ),
        ("Who is Li Dongsheng?", ()),
        ("What did Guangdong trade in 2024?", ()),
    ],
)
def test_after_a_reviewed_figure(engine, question, expected):
    assert follow_ups(engine, engine.answer(question), [question]) == expected


def test_every_offer_about_every_fact_is_answered(engine):
    offered = 0
    for fact in engine.library.facts:
        question = f"{fact.en}?"
        answer = engine.answer(question)
        for one in follow_ups(engine, answer, [question]):
            found = engine.answer(one.question, [question])
            assert (found.status, one.question) == ("answered", one.question)
            assert found.answer != answer.answer
            offered += 1
    assert offered >= 60


def test_after_a_cell_of_a_table():
    core = open_documents([read_apart(TABLE, "harbour.md")])
    question = "How much timber in 2024?"
    answer = core.answer(question)
    assert answer.figures[0].text == "140 tonnes"
    found = follow_ups(core, answer, [question])
    answers = [core.answer(one.question, [question]).figures[0].text for one in found]
    assert dict(zip([one.name for one in found], answers, strict=True)) == {
        "Coal": "75 tonnes",
        "2023": "120 tonnes",
    }
