"""What charts set side by side: one kind, unit, measure and period; the rest is no chart."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.lettering import ChartWords
from bot.charts.model import MOST, Edge, chart_of, charts_in
from bot.shelf.reviews import KeptReview
from facts.library import load_library, reviewed
from facts.reviewing.session import Act
from index.readers.formats import read_bytes
from tests import bundled

TRADE = bundled.library()
MUSEUM = load_library(Path(__file__).with_name("library") / "museum-2024")
HARBOUR = """# Harbour report

The North employs 5,800 dockers. About 40 cranes are there.

## Trade by region (in millions of euros)

| Region | 2022 | 2023 | Share, 2023 |
|---|---|---|---|
| North | 1,200 | (300) | 60% |
| South | 80 | 90 | 25% |
| East | 70 | 60 | 15% |
"""


def titles(library, language="en"):
    return {ChartWords(one, language, library).title: one.ids for one in charts_in(library)}


def test_the_charts_of_the_article():
    assert titles(TRADE) == {
        "Imports and exports, 2025": ("guangdong-trade", "zhejiang-trade"),
        "Imports and exports, by partner, 2025": (
            "guangdong-belt-road", "guangdong-three-partners", "zhejiang-asean",
        ),
        "Imports and exports, year-on-year growth, by partner, 2025": (
            "zhejiang-asean-growth", "shanghai-belt-road-growth", "guangdong-belt-road-growth",
        ),
    }  # fmt: skip


def test_the_charts_of_another_document():
    assert titles(MUSEUM) == {
        "Revenue, 2024": ("shop-revenue", "cafe-revenue"),
        "Visitors, 2024": ("salt-visitors", "paper-visitors"),
    }


@pytest.mark.parametrize(
    ("ids", "shown"),
    [
        (("guangdong-trade", "zhejiang-trade"), ("guangdong-trade", "zhejiang-trade")),
        (("china-goods-trade", "guangdong-trade"), ("guangdong-trade", "china-goods-trade")),
        (
            ("guangdong-trade", "shanghai-services", "zhejiang-trade"),
            ("guangdong-trade", "zhejiang-trade"),
        ),
        (("jiangsu-mech-elec", "seven-increment", "shanghai-services-share"), None),
        (("zhejiang-asean-growth", "platform-growth"), None),
        (("guangdong-trade",), None),
        (("byd-vehicles", "guangdong-trade"), None),
        ((), None),
    ],
)
def test_what_of_some_facts_can_be_compared(ids, shown):
    chart = chart_of([TRADE.by_id[one] for one in ids if one in TRADE.by_id], TRADE)
    assert (chart.ids if chart is not None else None) == shown


@given(st.sets(st.sampled_from(sorted(TRADE.by_id))))
def test_a_chart_has_one_kind_unit_measure_and_period(ids):
    chart = chart_of([TRADE.by_id[one] for one in sorted(ids)], TRADE)
    if chart is not None:
        assert 2 <= len(chart.facts) <= MOST
        assert set(chart.ids) <= ids
        assert len({(f.kind, f.unit, f.row.measure, f.period) for f in chart.facts}) == 1
        values = [fact.value for fact in chart.facts]
        assert values == sorted(values, reverse=True)
        assert all(0 < chart.part(fact) <= 1 for fact in chart.facts)


def test_over_is_open_and_exact_is_exact():
    chart = charts_in(TRADE)[1]
    assert [chart.edge(fact) for fact in chart.facts] == [Edge.EXACT, Edge.OVER, Edge.EXACT]


def test_a_doubtful_figure_has_its_warning():
    doubtful = {one.ids: [clash.whole.id for clash in one.doubts] for one in charts_in(TRADE)}
    assert set(doubtful[charts_in(TRADE)[0].ids]) == {"china-goods-trade"}
    assert [doubtful[one.ids] for one in charts_in(TRADE)[1:]] == [[], []]


@pytest.fixture
def harbour(tmp_path):
    document = read_bytes(HARBOUR.encode(), "harbour.md")
    kept = KeptReview(document, tmp_path / "entry")
    reviewing = kept.reviewing()
    while reviewing.draft is not None:
        reviewing.do(Act.ACCEPT_ALL)
    kept.keep(reviewing.review)
    return reviewed(document, tmp_path / "entry")


def test_reviewed_figures_of_a_column_are_compared(harbour):
    charts = charts_in(harbour)
    assert {
        ChartWords(one, "en", harbour).title: [
            (label, value)
            for words in [ChartWords(one, "en", harbour)]
            for label, value in zip(words.labels, words.values, strict=True)
        ]
        for one in charts
    } == {
        "Trade by region (in millions of euros), 2022": [
            ("North", "1,200"), ("South", "80"), ("East", "70"),
        ],
        "Trade by region (in millions of euros), 2023": [
            ("South", "90"), ("East", "60"), ("North", "(300)"),
        ],
        "Trade by region (in millions of euros): Share, 2023": [
            ("North", "60%"), ("South", "25%"), ("East", "15%"),
        ],
    }  # fmt: skip
    assert [one.scale for one in charts] == [Decimal("1.2E9"), Decimal("3E8"), Decimal(100)]
    assert [one.falls(one.facts[-1]) for one in charts] == [False, True, False]


def test_of_many_the_largest_are_shown(tmp_path):
    rows = "".join(f"| Town {n} | {n * 7} |\n" for n in range(1, 20))
    text = f"# Towns\n\n## People by town\n\n| Town | 2024 |\n|---|---|\n{rows}"
    document = read_bytes(text.encode(), "towns.md")
    kept = KeptReview(document, tmp_path / "entry")
    reviewing = kept.reviewing()
    reviewing.do(Act.ACCEPT_ALL)
    kept.keep(reviewing.review)
    library = reviewed(document, tmp_path / "entry")
    [chart] = charts_in(library)
    assert (len(chart.facts), chart.total) == (MOST, 19)
    assert ChartWords(chart, "en", library).title == ("People by town, 2024, the largest 12 of 19")
    assert ChartWords(chart, "zh", library).title == "People by town（2024年，最大的12项，共19项）"
