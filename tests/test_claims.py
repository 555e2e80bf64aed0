"""Statements checked against the bundled article: verdict and the decisive fact."""

import pytest

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
