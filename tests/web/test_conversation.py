"""An answer's address: it holds what was asked before, leads on, and gives the same when reloaded."""

import re
from urllib.parse import urlencode

import httpx
import pytest

from bot.running.metrics import Metrics
from bot.web.app import create_app
from bot.web.limits import RateLimit
from tests.web.conftest import DOCUMENT

ZHEJIANG = "How much did Zhejiang trade?"
ASEAN = "How much was Zhejiang's trade with ASEAN?"


def client_of(engine, library, limit=None):
    app = create_app(engine, library, limit=limit or RateLimit(0, 1), metrics=Metrics())
    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url="http://reader.test")


@pytest.fixture
async def client(engine, library):
    async with client_of(engine, library) as client:
        yield client


def talk(*questions, **more):
    *earlier, newest = questions
    return [*(("c", question) for question in earlier), ("q", newest), *more.items()]


def text_of(html):
    plain = re.sub(r"<[^>]*>", "", html)
    return re.sub(r"\s+", " ", plain.replace("&#x27;", "'").replace("&amp;", "&")).strip()


def headline(page):
    return text_of(re.search(r'<p class="headline[^"]*">(.*?)</p>', page)[1])


def turns(page):
    return [
        (text_of(question), text_of(answer))
        for question, answer in re.findall(r"<li><a [^>]*>(.*?)</a>(.*?)</li>", between(page))
    ]


def between(page):
    found = re.search(r'<ol class="turns">(.*?)</ol>', page, re.DOTALL)
    return found[1] if found else ""


def chips(page, kind):
    found = re.search(rf'<ul class="chips {kind}">(.*?)</ul>', page, re.DOTALL)
    links = re.findall(r'<a href="([^"]*)">(.*?)</a>', found[1]) if found else []
    return [(address.replace("&amp;", "&"), text_of(name)) for address, name in links]


async def test_an_address_with_its_context_gives_the_same_answer_again(engine, library):
    pages = []
    for _ in range(2):  # on two servers: nothing is remembered but the address
        async with client_of(engine, library) as client:
            pages.append((await client.get(DOCUMENT, params=talk(ZHEJIANG, "and Guangdong?"))).text)
    assert pages[0] == pages[1]
    assert headline(pages[0]) == "9.49 trillion yuan 2025"
    assert turns(pages[0]) == [(ZHEJIANG, "5.55 trillion yuan · 2025")]
    assert '<h2 class="question">and Guangdong?</h2>' in pages[0]
    assert "<title>and Guangdong? · Footnote</title>" in pages[0]


async def test_the_next_question_carries_all_before(client):
    page = (await client.get(DOCUMENT, params=talk(ZHEJIANG, "and Guangdong?"))).text
    fields = re.findall(r'name="c" value="([^"]*)" form="ask"', page)
    assert fields == [ZHEJIANG, "and Guangdong?"]


async def test_a_turn_leads_to_its_own_address(client):
    page = (await client.get(DOCUMENT, params=talk(ZHEJIANG, "and Guangdong?", "hello"))).text
    addresses = [a.replace("&amp;", "&") for a in re.findall(r'<a href="([^"]*)"', between(page))]
    assert addresses == [
        f"{DOCUMENT}?{urlencode(talk(ZHEJIANG))}#answer",
        f"{DOCUMENT}?{urlencode(talk(ZHEJIANG, 'and Guangdong?'))}#answer",
    ]
    for address, expected in zip(addresses, ["5.55 trillion yuan 2025", "9.49 trillion yuan 2025"], strict=True):  # fmt: skip
        assert headline((await client.get(address)).text) == expected


async def test_what_can_not_be_told_again_is_not_told(client):
    long = talk(*(f"hello {number}" for number in range(20)))
    page = (await client.get(DOCUMENT, params=long)).text
    found = turns(page)
    assert [question for question, _ in found] == [f"hello {number}" for number in range(7, 19)]
    assert [bool(answer) for _, answer in found] == [False] * 6 + [True] * 6


async def test_follow_ups_have_the_address_that_asks_them_in_context(client):
    page = (await client.get(DOCUMENT, params=talk(ASEAN))).text
    address = f"{DOCUMENT}?{urlencode(talk(ASEAN, 'how fast did it grow?'))}#answer"
    partner = "Zhejiang's largest trading partner?"
    assert chips(page, "next") == [
        (address, "How fast did it grow?"),
        (f"{DOCUMENT}?{urlencode(talk(ASEAN, partner))}#answer", partner),
    ]
    assert headline((await client.get(address)).text) == "An increase of 16.5% 2025"


async def test_the_examples_stand_where_nothing_is_asked_only(client, library):
    plain, asked = (await client.get(DOCUMENT)).text, (
        await client.get(DOCUMENT, params=talk(ASEAN))
    ).text  # fmt: skip
    example = library.about.examples[0].replace("'", "&#x27;")
    assert (example in plain, example in asked) == (True, False)


async def test_a_suggestion_leads_to_the_fact_that_it_names(client, library):
    page = (await client.get(DOCUMENT, params=talk("What did Guangdong trade in 2024?"))).text
    found = chips(page, "related")
    assert found
    facts = {fact.en.casefold(): fact for fact in library.facts}
    for address, name in found:
        fact = facts[name.casefold()]
        if "/facts#" in address:
            assert address == f"{DOCUMENT}/facts#{fact.id}"
        else:
            assert fact.text.casefold() in headline((await client.get(address)).text).casefold()


async def test_a_figure_has_the_address_of_its_place(client, library):
    page = (
        await client.get(DOCUMENT, params=talk("What did Zhejiang export via new formats?"))
    ).text
    address = re.search(r'<a href="([^"]*)" class="place">', page)[1].replace("&amp;", "&")
    assert address == f"{DOCUMENT}?s=s45&m=8983-9004#s45"
    place = (await client.get(address)).text
    assert re.findall(r'<mark class="n here">(.*?)</mark>', place) == ["over 900 billion yuan"]
    sentence = re.search(r'<span id="s45" class="s cited">(.*?)</span>', place)[1]
    assert text_of(sentence) == library.document.sentence("s45").text
    assert f'<a href="{DOCUMENT}?s=s45&amp;m=8983-9004#s45" class="copy"' in place


@pytest.mark.parametrize("mark", ["", "5-3", "8983", "0-10", "8983-999999999", "a-b", "٣-٤"])
async def test_a_span_that_is_not_in_the_sentence_marks_nothing(client, mark):
    page = await client.get(DOCUMENT, params={"s": "s45", "m": mark})
    assert (page.status_code, "here" in re.findall(r'class="n (\w+)"', page.text)) == (200, False)
    assert 'class="s cited"' in page.text


async def test_a_summary_is_a_list_below_its_title(client, library):
    page = (await client.get(DOCUMENT, params=talk("summarize"))).text
    assert headline(page) == library.about.title
    points = re.search(r'<ul class="points">(.*?)</ul>', page)[1]
    assert text_of(re.search(r"<li>(.*?)</li>", points)[1]) == (
        "China: imports and exports: 4.547 trillion yuan; growth rate: 3.8% [1]"
    )
    assert points.count("<li>") == 6


async def test_the_page_asks_for_the_talk_alone(client):
    params = talk(ZHEJIANG, "and Guangdong?")
    whole = (await client.get(DOCUMENT, params=params)).text
    part = await client.get(DOCUMENT, params=params, headers={"Footnote-Part": "talk"})
    assert part.text.startswith('<div id="talk" data-title="and Guangdong?">')
    assert part.text in whole
    assert "Footnote-Part" in part.headers["vary"]
    none = await client.get(DOCUMENT, headers={"Footnote-Part": "talk"})
    assert none.text in (await client.get(DOCUMENT)).text


async def test_the_newest_question_comes_before_the_transcript_where_few_are_left(engine, library):
    async with client_of(engine, library, RateLimit(1, 1, lambda: 0.0)) as client:
        page = await client.get(DOCUMENT, params=talk(ZHEJIANG, "and Guangdong?"))
    assert (page.status_code, headline(page.text)) == (200, "9.49 trillion yuan 2025")
    assert turns(page.text) == [(ZHEJIANG, "")]


@pytest.mark.parametrize(("chosen", "language"), [("zh", "zh"), ("en", "en"), ("fr", "en")])
async def test_a_chosen_language_stays(client, chosen, language):
    params = talk(ASEAN, lang=chosen)
    page = (await client.get(DOCUMENT, params=params, headers={"Accept-Language": "en"})).text
    assert f'<html lang="{language}">' in page
    kept = re.findall(r'<a href="[^"]*/facts([^"]*)"', page)[0]
    assert kept == ("" if chosen == "fr" else f"?lang={chosen}")
    hidden = f'name="lang" value="{chosen}"'
    assert (hidden in page) == (chosen != "fr")


async def test_the_switch_is_the_same_page_in_the_other_languages(client):
    page = (await client.get(DOCUMENT, params=talk(ZHEJIANG, "and Guangdong?"))).text
    found = re.findall(
        r'<a href="([^"]*)" hreflang="([^"]*)" lang="([^"]*)" class="language">', page
    )
    assert [(code, lang) for _, code, lang in found] == [
        (code, code) for code in ("zh", "zh-hant", "es", "pt", "ru")
    ]
    for address, code, _ in found:
        other = address.replace("&amp;", "&")
        expected = urlencode(talk(ZHEJIANG, "and Guangdong?", lang=code))
        assert other == f"{DOCUMENT}?{expected}"
        assert f'<html lang="{code}">' in (await client.get(other)).text
