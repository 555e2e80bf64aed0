"""Statements checked against the bundled article and a small report: verdict and decisive facts."""

import pytest

from tests.lowland import engine as lowland

CASES = [
    ("China's goods trade grew 3.8% in 2025", "supported", "china-goods-trade-growth"),
    ("China's goods trade grew 8.3% in 2025", "contradicted", "china-goods-trade-growth"),
    ("The BYD ship carried more than 5,000 vehicles", "supported", "byd-vehicles"),
    ("the freight train took two weeks to get to poland", "supported", "train-days"),
    (
        "Zhejiang exported over 900 million yuan in new formats",
        "contradicted",
        "zhejiang-new-formats",
    ),
    ("zhejiangs trade with asean fell by 16.5%", "contradicted", "zhejiang-asean-growth"),
    ("Guangdong ranks first in foreign trade", "supported", "guangdong-rank"),
    ("BYD's ship is called Changzhou", "supported", "byd-ship-name"),
    (
        "The EU is Zhejiang's largest trading partner in 2025",
        "contradicted",
        "zhejiang-top-partner",
    ),
    (
        "the yiwu global digital trade center is still under construction",
        "contradicted",
        "yiwu-center-status",
    ),
    ("上海服务贸易同比下降2.2%", "contradicted", "shanghai-services-growth"),
    ("浙江2025年进出口5.55万亿元", "supported", "zhejiang-trade"),
    ("Jiangsu's total trade was over 6 trillion yuan in 2025", "not_in_document", None),
    ("BYD is going to build a car factory in Argentina", "not_in_document", None),
]


@pytest.mark.parametrize(("claim", "verdict", "fact"), CASES)
def test_verdict_and_fact(engine, claim, verdict, fact):
    answer = engine.answer(claim, claim=True)
    assert (answer.status, answer.reading.fact) == (verdict, fact)


# A statement about tests/lowland.py, the verdict, the facts whose figures decide, and what is said.
OF_LOWLAND = [
    ("Northshire exported 1.5 times as much as Southshire", "supported", "north-exports south-exports", "✅ Supported"),
    ("Northshire exported three times as much as Southshire", "contradicted", "north-exports south-exports", "❌ Contradicted"),
    ("Northshire did not export 1.5 times as much as Southshire", "contradicted", "north-exports south-exports", "❌ Contradicted"),
    ("Northshire didn't export three times as much as Southshire", "supported", "north-exports south-exports", "✅ Supported"),
    ("Northshire exported more than Southshire", "supported", "north-exports south-exports", "✅ Supported"),
    ("Northshire exported less than Southshire", "contradicted", "north-exports south-exports", "❌ Contradicted"),
    ("Northshire did not export less than Southshire", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Lowland exported 40 million euros", "supported", "exports", "✅ 40 million euros: the report says so."),
    ("Lowland exported about 41 million euros", "supported", "exports", "✅ About 41 million euros: the report says 40 million euros."),
    ("Lowland exported about 60 million euros", "contradicted", "exports", "❌ About 60 million euros: the report says 40 million euros."),
    ("Lowland exported exactly 40 million euros", "supported", "exports", "✅ Exactly 40 million euros: the report says 40 million euros."),
    ("Northshire exported exactly 3 million euros to the Union", "contradicted", "north-union", "❌ Contradicted"),
    ("Northshire exported over 2 million euros to the Union", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire exported under 2 million euros to the Union", "contradicted", "north-union", "❌ Under 2 million euros: the report says over 3 million euros."),
    ("Northshire exported 4 million euros to the Union", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire exported at least 3 million euros to the Union", "supported", "north-union", "✅ At least 3 million euros: the report says over 3 million euros."),
    ("Northshire exports grew 20%", "supported", "north-growth", "✅ 20%: the report says so."),
    ("Northshire exports fell 20%", "contradicted", "north-growth", "❌ Fell: the report says up."),
    ("Northshire ranked first in exports", "supported", "", "✅ The report says so."),
    ("Northshire ranked second in exports", "contradicted", "", "❌ Second: the report says first."),
    ("The shipyard built 6 ferries", "supported", "ferries", "✅ 6: the report says so."),
    ("The shipyard built 7 ferries", "contradicted", "ferries", "❌ 7: the report says 6."),
    ("The shipyard built 6 ferries in 14 days", "supported", "ferries", "✅ 6: the report says so."),
    ("The shipyard built 6 ferries in 15 days", "contradicted", "build-days ferries", "❌ Contradicted"),
    ("The largest ferry is called Blue Heron", "supported", "", "✅ The report says so."),
    ("Ada Finch is the harbour master", "supported", "", "✅ The report says so."),
    ("Bob Finch is the harbour master", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Timber accounted for 30% of the exports of Southshire", "supported", "timber-share", "✅ 30%: the report says so."),
    ("Timber accounted for 40% of the exports of Southshire", "contradicted", "timber-share", "❌ 40%: the report says 30%."),
    ("Lowland exported more than it imported", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Lowland imported more than it exported", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire and Southshire exported 20 million euros", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("The difference between Lowland's exports and imports was 15 million euros", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Lowland exported half as much as it imported", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("北郡出口1200万欧元", "supported", "north-exports", "✅ 属实"),
    ("北郡出口1300万欧元", "contradicted", "north-exports", "❌ 与原文不符"),
    ("北郡出口是南郡的1.5倍", "supported", "north-exports south-exports", "✅ 属实"),
    ("Northshire exported 12.0 million euros", "supported", "north-exports", "✅ 12.0 million euros: the report says 12 million euros."),
    ("Northshire exported 11.9 million euros", "contradicted", "north-exports", "❌ 11.9 million euros: the report says 12 million euros."),
    ("Northshire exported nearly 12 million euros", "supported", "north-exports", "✅ Nearly 12 million euros: the report says 12 million euros."),
    ("Northshire exported between 10 and 15 million euros", "supported", "north-exports", "✅ 10 and 15 million euros: the report says 12 million euros."),
    ("Northshire exported between 15 and 20 million euros", "contradicted", "north-exports", "❌ 15 and 20 million euros: the report says 12 million euros."),
    ("Northshire's exports to the Union grew 20%", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire exported 12 million euros in 2023", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Lowland exported 39.6 million euros", "contradicted", "exports", "❌ 39.6 million euros: the report says 40 million euros."),
    ("Lowland exported 4 million euros", "contradicted", "exports", "❌ 4 million euros: the report says 40 million euros."),
    ("Lowland exported over 39 million euros", "supported", "exports", "✅ Over 39 million euros: the report says 40 million euros."),
    ("Lowland exported over 41 million euros", "contradicted", "exports", "❌ Over 41 million euros: the report says 40 million euros."),
    ("Lowland exported under 41 million euros", "supported", "exports", "✅ Under 41 million euros: the report says 40 million euros."),
    ("Lowland exported under 39 million euros", "contradicted", "exports", "❌ Under 39 million euros: the report says 40 million euros."),
    ("Lowland exported at most 40 million euros", "supported", "exports", "✅ At most 40 million euros: the report says 40 million euros."),
    ("Lowland exported nearly 41 million euros", "supported", "exports", "✅ Nearly 41 million euros: the report says 40 million euros."),
    ("Southshire's exports grew 4%", "supported", "south-growth", "✅ 4%: the report says so."),
    ("Southshire's exports grew less than Northshire's", "supported", "south-growth north-growth", "✅ Supported"),
    ("Southshire's exports grew more than Northshire's", "contradicted", "south-growth north-growth", "❌ Contradicted"),
    ("Northshire's exports grew five times as fast as Southshire's", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire exported more than twice as much as Southshire", "contradicted", "north-exports south-exports", "❌ Contradicted"),
    ("Northshire exported more in 2024 than in 2023", "supported", "north-growth", "✅ Supported"),
    ("Northshire exported less in 2024 than in 2023", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire exported more in 2024 than in 2022", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("The coastal regions exported 20 million euros", "supported", "coast-exports", "✅ 20 million euros: the report says so."),
    ("Marland imported 2 million euros from Northshire", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Northshire ranked last in exports", "contradicted", "", "❌ Last: the report says first."),
    ("Northshire did not rank first in exports", "contradicted", "", "❌ The report says that it is so."),
    ("The shipyard did not build 6 ferries", "contradicted", "ferries", "❌ Contradicted"),
    ("The shipyard built six ferries in two weeks", "supported", "ferries", "✅ Six: the report says 6."),
    ("The shipyard built at least 6 ferries", "supported", "ferries", "✅ At least 6: the report says 6."),
    ("The harbour master is Ada Finch", "not_in_document", "", "❔ The report does not say whether this is so."),
    ("Lowland exported 40 million dollars", "contradicted", "exports", "❌ 40 million dollars: the report says 40 million euros."),
    ("Lowland exported 40 million", "supported", "exports", "✅ Supported"),
]  # fmt: skip


def test_all_that_is_said_of_statements_about_lowland():
    found = []
    for statement, *_ in OF_LOWLAND:
        answer = lowland().answer(statement, claim=True)
        facts = " ".join(figure.fact for figure in answer.figures)
        found.append((statement, answer.status, facts, answer.headline))
    assert found == OF_LOWLAND
