"""Charts: bars in proportion, labels that fit, and the same figures as a table."""

import re
from decimal import Decimal
from types import SimpleNamespace

import pytest

from bot.charts.lettering import ChartWords
from bot.charts.model import Chart, charts_in
from bot.texts import labelled
from bot.web.bars import bar, bars, charts_page, wrapped
from bot.web.inline_figure import period, short, shown
from bot.web.page_texts import word
from bot.web.site import Site


@pytest.fixture(scope="module")
def site(library):
    return Site(library)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_bars_are_those_of_the_model(site, language):
    found = charts_in(site.library)
    for chart, svg in zip(found, charts_of(site, language), strict=True):
        words = ChartWords(chart, language, site.library)
        ends = re.findall(r'width="(\d+)"[^>]* class="bar"|L(\d+) \d+L\d+ \d+H0Z', svg)
        assert [int(flat or point) for flat, point in ends] == [
            max(2, round(320 * chart.part(fact))) for fact in chart.facts
        ]
        assert re.findall(r'class="value(?: in)?"[^>]*>([^<]*)<', svg) == words.values
        title = labelled(word("chart_of", language), words.title, language)
        assert f'aria-label="{title}"' in svg


def charts_of(site, language):
    return re.findall(r"<svg .*?</svg>", charts_page(site, language))


def test_a_figure_stands_in_its_bar_where_it_fits_else_beside_else_above(site):
    facts = charts_in(site.library)[1].facts
    chart = Chart(facts, Decimal("1.3e13"), 3)
    svg = bars(chart, ChartWords(chart, "en", site.library), "Trade")
    found = re.findall(
        r'<text x="(\d+)"[^>]*class="(value(?: in)?)"(?: text-anchor="(\w+)")?>([^<]*)<', svg
    )
    assert found == [
        ("95", "value", "", "3.66 trillion yuan"),
        ("30", "value", "", "Over one trillion yuan"),
        ("26", "value", "", "869.07 billion yuan"),
    ]


def test_how_a_bar_ends_says_how_exact_its_figure_is(site):
    exact, over = charts_in(site.library)[1].facts[:2]
    nearly = SimpleNamespace(value=exact.value, qualifier="nearly")
    fall = SimpleNamespace(value=-exact.value, qualifier="")
    chart = Chart((exact, over, nearly, fall), exact.value, 4)
    shown = [re.findall(r'<(\w+)[^>]*class="([^"]*)"', "".join(bar(chart, one, 100, 0)))
             for one in chart.facts]  # fmt: skip
    assert shown == [
        [("rect", "bar")],
        [("path", "bar")],
        [("rect", "bar"), ("rect", "bar nearly")],
        [("rect", "bar fall")],
    ]


def test_a_doubtful_figure_stands_above_its_warning(site):
    cards = charts_page(site, "en").split("<section")[1:]
    assert ["contradicts itself" in card for card in cards] == [True, False, False]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_bar_is_a_row_of_the_table_with_its_sentence(site, language):
    html = charts_page(site, language)
    every = [fact for chart in charts_in(site.library) for fact in chart.facts]
    body = re.findall(r"<tr><th scope=\"row\">.*?</tr>", html)
    figures = [re.search(r'<td lang="en">(.*?)</td>', row)[1] for row in body]
    links = [re.search(r'href="[^"]*#(s\d+)"', row)[1] for row in body]
    assert figures == [fact.text for fact in every]
    assert links == [site.library.document.sentence_at(fact.start).id for fact in every]


@pytest.mark.parametrize(
    ("fact", "language", "expected"),
    [
        (
            "guangdong-trade",
            "en",
            ("9.49 trillion yuan", '<b lang="en">9.49 trillion yuan</b>', "2025"),
        ),
        (
            "guangdong-trade",
            "zh",
            (
                "9.49万亿元",
                '<b>9.49万亿元</b> <span lang="en" class="original">9.49 trillion yuan</span>',
                "2025年",
            ),
        ),
        (
            "zhejiang-new-formats",
            "zh",
            (
                "超过9000亿元",
                '<b>超过9000亿元</b> <span lang="en" class="original">over 900 billion yuan</span>',
                "2025年",
            ),
        ),
        (
            "guangdong-feature",
            "zh",
            ("high-end breakthroughs", '<b lang="en">high-end breakthroughs</b>', "2025年"),
        ),
    ],
)
def test_a_figure_is_chinese_on_a_chinese_page_beside_what_is_printed(
    site, fact, language, expected
):
    one = site.library.by_id[fact]
    assert (short(one, language), shown(one, language, "en"), period(one, language)) == expected


@pytest.mark.parametrize(
    ("text", "units", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one", 8, ["one"]),
        ("extraordinarily", 8, ["extraordinarily"]),
        ("广东高新技术产品出口", 8, ["广东高新", "技术产品", "出口"]),
        ("BYD 在阿根廷", 8, ["BYD 在阿", "根廷"]),
        ("", 8, [""]),
    ],
)
def test_labels_are_broken_where_words_end(text, units, lines):
    assert wrapped(text, units) == lines
