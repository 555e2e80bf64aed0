"""When a watching bot speaks up: never at a message that the document doesn't contradict."""

import pytest

from bot.entry.library_engine import Engine
from bot.telegram.watch_rules import objection
from tests.bench_watch import CONTRADICTED, heard, messages

# Of the contradicted claims most are by authors who wanted other words than the document's, and half
# state no figure (of the sets that stood here before them .55 are objected to). By words alone:
# 54 of the 677 that are heard here.
LEAST_RECALL = 0.075


def test_no_false_alarm_on_claims_questions_and_chatter(engine: Engine) -> None:
    """Every claim that may not be objected to, of the others a sample; `tests.bench_watch` hears all."""
    # Each twentieth, each fifth …: all messages take minutes.
    heard_of = {"question": 20, "chatter": 5, "supported": 5, "not_in_document": 5, CONTRADICTED: 8}
    every = messages()
    said = heard(
        engine,
        (
            one
            for kind in sorted({one.kind for one in every})
            for one in [one for one in every if one.kind == kind][:: heard_of.get(kind, 1)]
        ),
    )
    assert [one.text for one, alarm in said if alarm and one.kind != CONTRADICTED] == []
    objected = [alarm for one, alarm in said if one.kind == CONTRADICTED]
    assert sum(objected) >= LEAST_RECALL * len(objected)


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("Zhejiang's trade with ASEAN grew 12%", "zhejiang-asean-growth"),
        ("Good morning. Guangdong did 8.49 trillion yuan in 2025. Coffee?", None),
        ("Good morning. Guangdong did 8.49 trillion yuan in 2025.", "guangdong-trade"),
        ("Guangdong's trade was 9.5 trillion yuan", None),
        ("Guangdong's trade was 9.6 trillion yuan", "guangdong-trade"),
        ("Zhejiang's share of the 34.11 trillion, %", None),
        ("Guangdong's share of the 9.6 trillion yuan", None),
        ("Guangdong's trade was 9 trillion yuan", None),
        ("Guangdong's trade was about 10 trillion yuan", None),
        ("Guangdong's trade was 1.3 trillion dollars", None),
        ("Guangdong's trade was under 9 trillion yuan", "guangdong-trade"),
        ("Guangdong's debt is 3 trillion yuan", None),  # no "debut"
        ("zhejiang import export volume 2025 yuan", None),
        ("BYD shipped 6100 cars to Argentina", None),
        ("BYD shipped 4000 cars to Argentina", "byd-vehicles"),
        ("Zhejiang's trade with ASEAN fell by 16.5%", "zhejiang-asean-growth"),
        ("Zhejiang's imports from ASEAN grew 9%", None),
        ("The second train to Poland took 16 days", None),
        ("China's goods trade grew 8.3% in 2025", "china-goods-trade-growth"),
        ("Shanghai ranks second in services trade", "shanghai-services-rank"),
        ("浙江对东盟增长12%", "zhejiang-asean-growth"),
        ("浙江对东盟增长12%吗", None),
        ("TCL was founded by Liao Bingguang", None),
    ],
)
def test_what_is_objected_to(engine: Engine, message: str, fact: str | None) -> None:
    answer = objection(engine, message)
    assert (answer.reading.fact if answer else None) == fact


@pytest.mark.parametrize(
    ("message", "objected"),
    [
        ("Guangdong's trade was 12 trillion yuan", True),
        ("Guangdong's trade was 12 trillion yuan?", False),
        ("Guangdong’s trade wasn’t 12 trillion yuan", False),
        ("If Guangdong's trade was 12 trillion yuan", False),
        ("Rumour has it: Guangdong's trade was 12 trillion yuan", False),
        ("A tweet says Guangdong's trade was 12 trillion yuan", False),
        ("Guangdong's trade might have been 12 trillion yuan", False),
        ("Analysts forecast Guangdong's trade at 12 trillion yuan", False),
        ("Guangdong's trade was 12 trillion yuan in March", False),
        ("广东进出口12万亿元", True),
        ("预计广东进出口12万亿元", False),
        ("據說廣東進出口12萬億元", False),
        ("廣東進出口12萬億元", True),
        ("El comercio de Guangdong fue de 12 billones de yuanes", True),
        ("El comercio de Guangdong no fue de 12 billones de yuanes", False),
        ("Dicen que el comercio de Guangdong fue de 12 billones de yuanes", False),
        ("O comércio de Guangdong foi de 12 trilhões de yuans", True),
        ("O comércio de Guangdong seria de 12 trilhões de yuans", False),
        ("Торговля Гуандуна составила 12 трлн юаней", True),
        ("Торговля Гуандуна, говорят, составила 12 трлн юаней", False),
        ("Торговля Гуандуна составит 12 трлн юаней", False),
    ],
)
def test_who_hedges_is_let_alone(engine: Engine, message: str, objected: bool) -> None:
    assert (objection(engine, message) is not None) is objected
