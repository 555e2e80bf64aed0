"""The reader in a real Chromium, at the size of a phone and of a desktop."""

import json
import re

import pytest

from bot.web.cards import Choice, select
from bot.web.site import Site
from tests.web.chromium import DESKTOP, PHONE
from tests.web.conftest import DOCUMENT

NEW_FORMATS = "What did Zhejiang export via new formats?"
FACTS = f"{DOCUMENT}/facts"
CHARTS = f"{DOCUMENT}/charts"
HIGHLIGHT = "rgb(253, 238, 180)"
sizes = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])

SHOWN = """(() => {
  const box = document.querySelector(".s.cited, .s:target").getBoundingClientRect();
  const top = document.querySelector("header").getBoundingClientRect().bottom;
  return box.top >= top && box.bottom <= innerHeight;
})()"""
LIT = """(() => {
  const it = document.querySelector(".s.cited mark, .s:target");
  return [it.textContent, getComputedStyle(it).backgroundColor];
})()"""
CARDS = "[...document.querySelectorAll('.facts li')].map((card) => card.id)"
FOCUS = """(() => {
  const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
  return {
    name: it.matches("[id]") ? `#${it.id}` : it.name || it.textContent.trim(),
    ring: `${style.outlineStyle} ${style.outlineWidth}`,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
})()"""


def ids(library, **choice):
    return [fact.id for fact in select(Site(library), Choice(**choice), "en")]


def is_now(expression, value):
    return f"JSON.stringify({expression}) === JSON.stringify({json.dumps(value)})"


@sizes
@pytest.mark.parametrize("address", ["#s45", "?s=s45", "?s=s45#s45"])
def test_a_cited_sentence_is_lit_and_in_view(tab, reader, library, size, address):
    page = tab(size)
    page.open(f"{reader}{DOCUMENT}{address}")
    assert page.js(LIT) == [library.document.sentence("s45").text, HIGHLIGHT]
    assert page.until(SHOWN) is True
    assert page.problems == []


@pytest.mark.parametrize("address", ["#s45", "?s=s45"])
def test_figures_are_marked(tab, reader, address):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}{address}")
    marked = page.js(
        "[...document.querySelectorAll('#s45 .n')]"
        ".map((it) => [it.textContent, getComputedStyle(it).fontWeight])"
    )
    assert marked == [["over 900 billion yuan", "600"]]


def test_what_the_cited_sentence_states_stands_below_it(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}?s=s45")
    first = page.js("document.querySelector('.states li').textContent")
    assert first == "Zhejiang: exports in new formats: over 900 billion yuan · 2025"


@sizes
def test_cards_are_filtered_and_sorted_while_choosing(tab, reader, library, size):
    page = tab(size)
    page.open(f"{reader}{FACTS}")
    assert page.js(CARDS) == ids(library)
    page.js("document.getElementById('count').same = true")

    def choose(name, value):
        page.js(
            f"(() => {{ const it = document.querySelector('[name={name}]'); it.value = '{value}';"
            " it.dispatchEvent(new Event('change', { bubbles: true })); })()"
        )

    choose("kind", "ranks")
    page.until(is_now(CARDS, ids(library, kind="ranks")))
    choose("sort", "subject")
    page.until(is_now(CARDS, ids(library, kind="ranks", sort="subject")))
    count = len(ids(library, kind="ranks"))
    assert page.js("document.getElementById('count').textContent") == (
        f"{count} of {len(library.facts)} facts"
    )
    assert page.until("location.search") == "?kind=ranks&sort=subject"
    # A screen reader reads out what changes in an element, not an element that is new.
    assert page.js("document.getElementById('count').same") is True
    choose("kind", "figures")
    choose("sort", "value")
    page.until(is_now(CARDS, ids(library, kind="figures", sort="value")))
    choose("subject", "zhejiang")
    page.until(is_now(CARDS, ids(library, kind="figures", sort="value", subject="zhejiang")))
    choose("find", "no such words")
    page.until("document.querySelector('.none')")
    choose("find", "new formats")
    wanted = {"kind": "figures", "sort": "value", "subject": "zhejiang", "find": "new formats"}
    page.until(is_now(CARDS, ids(library, **wanted)))
    assert page.problems == []


@sizes
def test_a_card_shows_its_sentence(tab, reader, library, size):
    fact = next(fact for fact in library.facts if fact.text == "over 900 billion yuan")
    sentence = fact.sentences[0].id
    page = tab(size)
    page.open(f"{reader}{FACTS}")
    page.click(f"#{fact.id} .figure")
    page.loaded()
    assert page.js("location.pathname + location.search + location.hash") == (
        f"{DOCUMENT}?s={sentence}#{sentence}"
    )
    assert page.until(SHOWN) is True


@sizes
def test_the_ask_box_answers_in_place(tab, reader, size):
    page = tab(size)
    page.open(f"{reader}{DOCUMENT}")
    page.click("#q")
    page.type(NEW_FORMATS)
    page.key("Enter")
    page.until("document.querySelector('#answer .headline')")
    assert page.js("document.querySelector('.headline').innerText").split() == (
        "Over 900 billion yuan 2025".split()
    )
    assert page.js("document.querySelector('#answer .note').getAttribute('href')") == (
        f"{DOCUMENT}?s=s45#s45"
    )
    assert page.js("location.search") == "?q=What+did+Zhejiang+export+via+new+formats%3F"
    assert page.js("document.querySelector('.question').textContent") == NEW_FORMATS
    page.click("#answer .note")
    page.loaded()
    assert page.until(SHOWN) is True
    assert page.problems == []


def test_a_follow_up_takes_the_rest_from_before(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}")
    for text, reading in (
        ("How much did Zhejiang trade?", "5.55 trillion yuan 2025"),
        ("and Guangdong?", "9.49 trillion yuan 2025"),
    ):
        page.js("document.getElementById('q').value = ''")
        page.click("#q")
        page.type(text)
        page.key("Enter")
        page.until(
            "document.querySelector('.headline')?.innerText.split(/\\s+/).join(' ') === "
            f"'{reading}'"
        )


HEADLINE = "document.querySelector('.headline')?.innerText.split(/\\s+/).join(' ')"
ASKED = "[...document.querySelectorAll('.turns a')].map((it) => it.textContent)"


def ask(page, text):
    page.click("#q")
    page.type(text)
    page.key("Enter")
    page.until(f"document.querySelector('.question')?.textContent === {json.dumps(text)}")


@sizes
def test_back_and_forward_walk_the_questions(tab, reader, size):
    page = tab(size)
    page.open(f"{reader}{DOCUMENT}")
    ask(page, "How much did Zhejiang trade?")
    ask(page, "and Guangdong?")
    shown = [page.js(HEADLINE), page.js(ASKED), page.js("document.title")]
    assert shown == [
        "9.49 trillion yuan 2025",
        ["How much did Zhejiang trade?"],
        "and Guangdong? · Footnote",
    ]
    page.js("history.back()")
    page.until(f"{HEADLINE} === '5.55 trillion yuan 2025'")
    assert page.js(ASKED) == []
    page.js("history.back()")
    page.until("document.querySelector('.question') === null")
    assert page.js("location.search") == ""
    page.js("history.go(2)")
    page.until(f"{HEADLINE} === '9.49 trillion yuan 2025'")
    page.open(page.js("location.href"))
    assert [page.js(HEADLINE), page.js(ASKED), page.js("document.title")] == shown
    assert page.problems == []


def test_a_follow_up_is_asked_in_place_with_its_address(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}?q=How+much+was+Zhejiang%27s+trade+with+ASEAN%3F")
    page.click(".chips.next a")
    page.until(f"{HEADLINE} === 'An increase of 16.5% 2025'")
    assert page.js("new URL(location).searchParams.getAll('c')") == [
        "How much was Zhejiang's trade with ASEAN?"
    ]
    page.click(".languages summary")
    page.click("a.language[lang=zh]")
    page.loaded()
    assert page.js("[document.documentElement.lang, new URL(location).searchParams.get('q')]") == [
        "zh",
        "how fast did it grow?",
    ]


def test_a_long_question_is_whole_on_a_phone_and_on_paper(tab, reader):
    question = "What did Zhejiang export via " + "very " * 40 + "new formats?"
    page = tab(PHONE)
    for media in ("screen", "print"):
        page.call("Emulation.setEmulatedMedia", media=media)
        page.open(f"{reader}{DOCUMENT}?q={question.replace(' ', '+')}")
        box = page.js(
            "(() => { const it = document.querySelector('.question');"
            " return [it.textContent, it.scrollWidth <= it.clientWidth, it.clientHeight > 60]; })()"
        )
        assert box == [question, True, True]


def test_a_link_is_copied(tab, reader, chromium):
    page = tab(DESKTOP)
    page.open(f"{reader}{DOCUMENT}?q=What+did+Zhejiang+export+via+new+formats%3F")
    page.js(
        "Object.defineProperty(navigator, 'clipboard',"
        " { value: { writeText: async (text) => { window.copied = text; } } })"
    )
    page.click(".where a.copy")
    page.until("window.copied")
    assert page.js("copied") == f"{reader}{DOCUMENT}?s=s45&m=8983-9004#s45"
    assert page.until("document.querySelector('.where a.copy').firstChild.textContent") == (
        "Link copied"
    )
    page.click(".permalink a.copy")
    page.until(
        f"copied === {json.dumps(f'{reader}{DOCUMENT}?q=What+did+Zhejiang+export+via+new+formats%3F#answer')}"
    )
    assert page.js("location.hash") == ""


def test_a_place_is_in_view(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}?s=s45&m=8983-9004#s45")
    assert page.js("document.querySelector('.here').textContent") == "over 900 billion yuan"
    assert page.until(SHOWN) is True


def test_an_answer_that_does_not_arrive_says_so(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}")
    page.call(
        "Network.emulateNetworkConditions",
        offline=True,
        latency=0,
        downloadThroughput=-1,
        uploadThroughput=-1,
    )
    page.click("#q")
    page.type("How much?")
    page.key("Enter")
    assert page.until("document.querySelector('#answer .warning')?.textContent") == (
        "The answer did not arrive. Check the connection and ask again."
    )
    assert page.js("document.querySelector('form.ask').hasAttribute('aria-busy')") is False


def test_without_javascript_the_pages_are_whole(tab, reader, library):
    page = tab(PHONE)
    page.disable_javascript()
    page.open(f"{reader}{DOCUMENT}?s=s45#s45")
    assert page.js("document.documentElement.classList.contains('js')") is False
    text = page.js("document.querySelector('article').textContent")
    assert [s.id for s in library.document.sentences[1:] if s.text not in text] == []
    assert page.js(SHOWN) is True
    page.open(f"{reader}{FACTS}?kind=ranks&sort=subject")
    assert page.js(CARDS) == ids(library, kind="ranks", sort="subject")
    assert page.js("getComputedStyle(document.querySelector('.filter button')).display") != "none"
    page.open(f"{reader}{CHARTS}")
    bars = page.js("document.querySelectorAll('svg .bar').length")
    assert bars == page.js("document.querySelectorAll('tbody tr').length") == 8


def test_without_javascript_the_ask_box_is_a_form(tab, reader):
    page = tab(PHONE)
    page.disable_javascript()
    page.open(f"{reader}{DOCUMENT}")
    page.click("#q")
    page.type(NEW_FORMATS)
    page.key("Enter")
    page.loaded()
    assert page.js("document.querySelector('#answer .note').getAttribute('href')") == (
        f"{DOCUMENT}?s=s45#s45"
    )
    assert page.js("document.querySelector('.question').textContent") == NEW_FORMATS
    assert page.js("[...document.querySelectorAll('[name=c]')].map((it) => it.value)") == [
        NEW_FORMATS
    ]


@sizes
def test_nothing_is_asked_of_anybody_else_and_nothing_is_wrong(tab, reader, size):
    page = tab(size)
    for path in (DOCUMENT, f"{DOCUMENT}?s=s45", f"{DOCUMENT}?q=Guangdong", FACTS, CHARTS):
        page.open(reader + path)
        page.js("document.fonts.ready.then(() => true)")
    elsewhere = [address for address in page.requests if not address.startswith(f"{reader}/")]
    assert elsewhere == []
    assert page.problems == []


def test_the_first_paint_takes_three_files_and_little(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}")
    paths = {re.sub(r"\?v=.*", "", address.removeprefix(reader)) for address in page.requests}
    assert paths - {"/static/icon.svg"} == {DOCUMENT, "/static/reader.css", "/static/reader.js"}
    assert 5_000 < page.transferred <= 150_000


@pytest.mark.parametrize("path", [DOCUMENT, FACTS, CHARTS])
def test_no_page_is_wider_than_the_phone(tab, reader, path):
    page = tab((320, 640))
    page.open(reader + path)
    assert page.js("document.documentElement.scrollWidth") == 320


@sizes
def test_by_keyboard_from_the_top(tab, reader, size):
    page = tab(size)
    page.open(f"{reader}{DOCUMENT}")
    page.key("Tab")
    assert page.js(FOCUS) == {"name": "Skip to the content", "ring": "solid 3px", "seen": True}
    page.key("Enter")
    page.until("document.activeElement.id === 'content'")
    page.key("Tab")
    assert page.js(FOCUS) == {"name": "#q", "ring": "solid 3px", "seen": True}
    page.type("Who is Li Dongsheng?")
    page.key("Enter")
    page.until("document.querySelector('#answer .card')")
    page.key("Tab")
    assert page.js(FOCUS) == {"name": "Ask", "ring": "solid 3px", "seen": True}
    page.key("Tab")
    assert page.js("document.activeElement.closest('#answer') !== null") is True


@pytest.mark.parametrize("path", [FACTS, CHARTS, f"{DOCUMENT}?s=s45"])
def test_tab_follows_the_page_and_shows_where_it_is(tab, reader, path):
    page = tab(DESKTOP)
    page.open(reader + path)
    page.js("scrollTo(0, 0)")
    expected = page.js(
        "[...document.querySelectorAll('a[href], input:not([type=hidden]), select, button, summary')]"
        ".filter((it) => it.checkVisibility())"
        ".map((it) => it.id ? `#${it.id}` : it.name || it.textContent.trim())"
    )[:14]
    found = []
    for _ in expected:
        page.key("Tab")
        found.append(page.js(FOCUS))
    assert [where["name"] for where in found] == expected
    assert [w for w in found if (w["ring"], w["seen"]) != ("solid 3px", True)] == []


def test_the_filters_by_keyboard(tab, reader, library):
    page = tab(DESKTOP)
    page.open(f"{reader}{FACTS}")
    for _ in range(8):  # the skip link, five of the header, the first filter, the second
        page.key("Tab")
    assert page.js(FOCUS)["name"] == "kind"
    page.key("ArrowDown")
    page.until(is_now(CARDS, ids(library, kind="figures")))
    page.key("Tab")
    page.key("Tab")
    assert page.js(FOCUS)["name"] == "find"
    page.type("Zhejiang")
    page.until(is_now(CARDS, ids(library, kind="figures", find="Zhejiang")))
    assert page.js(FOCUS)["name"] == "find"


@sizes
@pytest.mark.parametrize(
    ("scheme", "ground", "ink"),
    [
        ("light", "rgb(251, 249, 245)", "rgb(34, 30, 26)"),
        ("dark", "rgb(23, 21, 19)", "rgb(236, 230, 222)"),
    ],
)
def test_light_and_dark(tab, reader, size, scheme, ground, ink):
    page = tab(size, prefers_color_scheme=scheme)
    page.open(f"{reader}{DOCUMENT}")
    style = "getComputedStyle(document.body)"
    assert page.js(f"[{style}.backgroundColor, {style}.color]") == [ground, ink]


def test_a_question_is_text_and_nothing_else(tab, reader):
    page = tab(PHONE)
    page.open(f"{reader}{DOCUMENT}?q=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D1%3E%22%27%3E")
    assert page.js("document.querySelectorAll('img').length") == 0
    assert (
        page.js("document.querySelector('.question').textContent")
        == "<img src=x onerror=document.title=1>\"'>"
    )
    assert page.problems == []
