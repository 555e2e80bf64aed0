"""Which facts a choice shows, and in which order."""

import pytest

from bot.web.cards import GROUPS, Choice, chosen, select
from bot.web.site import Site


@pytest.fixture(scope="module")
def site(library):
    return Site(library)


def test_without_a_choice_all_in_the_order_of_the_text(site):
    facts = select(site, Choice(), "en")
    assert {fact.id for fact in facts} == {fact.id for fact in site.library.facts}
    assert [f.start for f in facts] == sorted(f.start for f in facts)


def test_every_fact_is_in_one_group(site):
    found = [f.id for kind in GROUPS for f in select(site, Choice(kind=kind), "en")]
    assert sorted(found) == sorted(fact.id for fact in site.library.facts)


def test_the_largest_first_within_a_unit(site):
    facts = [f for f in select(site, Choice(sort="value"), "en") if f.unit == "CNY" and f.value]
    assert facts[0].text == "34.11 trillion yuan"
    assert [f.value for f in facts] == sorted((f.value for f in facts), reverse=True)


@pytest.mark.parametrize("find", ["ZHEJIANG", "浙江", "900 Billion"])
def test_words_are_found_in_both_languages_and_any_case(site, find):
    texts = [fact.text for fact in select(site, Choice(find=find), "en")]
    assert "over 900 billion yuan" in texts
    assert len(texts) < len(site.library.facts)


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ({}, Choice()),
        (
            {"subject": "zhejiang", "kind": "ranks", "find": " x ", "sort": "value"},
            Choice("zhejiang", "ranks", "x", "value"),
        ),
        ({"subject": "mars", "kind": "odd", "sort": "colour"}, Choice()),
        ({"find": "x" * 500}, Choice(find="x" * 100)),
    ],
)
def test_a_choice_is_read_from_the_address(site, query, choice):
    assert chosen(site, query) == choice
