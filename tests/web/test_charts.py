"""Charts: bars in proportion, labels that fit, and the same figures as a table."""

import re
from decimal import Decimal

import pytest

from bot.web.charts import bars, charts_page, groups, wrapped
from bot.web.figures import period, short, shown
from bot.web.site import Site


@pytest.fixture(scope="module")
def site(library):
    return Site(library)


def test_only_what_can_be_compared_stands_together(site):
    for kind, unit, facts in groups(site):
        assert {(fact.kind, fact.unit) for fact in facts} == {(kind, unit)}
        assert len(facts) >= 2
        values = [fact.value for fact in facts]
        assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_bars_are_in_proportion_and_shares_to_the_hundred(site, language):
    for (kind, _, facts), svg in zip(groups(site), charts_of(site, language), strict=True):
        whole = 100 if kind == "share" else float(facts[0].value)
        widths = [int(width) for width in re.findall(r'width="(\d+)"[^>]* class="bar"', svg)]
        assert widths == [max(2, round(320 * float(fact.value) / whole)) for fact in facts]
        values = re.findall(r'class="value(?: in)?"[^>]*>([^<]*)<', svg)
        assert values == [short(fact, language) for fact in facts]


def charts_of(site, language):
    return re.findall(r"<svg .*?</svg>", charts_page(site, language))


def test_a_figure_stands_in_its_bar_where_it_fits_else_beside_else_above(site):
    shares = next(facts for kind, _, facts in groups(site) if kind == "share")
    svg = bars(shares, "en", "Shares", Decimal(100))
    found = re.findall(
        r'<text x="(\d+)"[^>]*class="(value(?: in)?)"(?: text-anchor="(\w+)")?>([^<]*)<', svg
    )
    assert found == [
        ("219", "value in", "end", "exceed 70% for the first time"),
        ("0", "value", "", "more than half of China's foreign trade increment"),
        ("91", "value in", "end", "nearly 30%"),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_bar_is_a_row_of_the_table_with_its_sentence(site, language):
    html = charts_page(site, language)
    every = [fact for _, _, facts in groups(site) for fact in facts]
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
