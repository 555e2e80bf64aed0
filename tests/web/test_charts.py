"""Charts: bars in proportion, labels that fit, and the same figures as a table."""

import re

import pytest

from bot.web.charts import bars, charts_page, groups, wrapped
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
def test_bars_are_in_proportion(site, language):
    for _, _, facts in groups(site):
        svg = bars(facts, language, "title")
        widths = [int(width) for width in re.findall(r'<rect [^>]*width="(\d+)"', svg)]
        assert widths == [max(2, round(320 * float(f.value / facts[0].value))) for f in facts]
        values = re.findall(r'class="value(?: in)?"[^>]*>([^<]*)<', svg)
        assert values == [fact.text for fact in facts]


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
