"""The reader as a Telegram Mini App, in a real Chromium."""

import json
from urllib.parse import quote

import pytest

from bot.running.settings import load_settings
from bot.web.app import create_app
from tests.web.chromium import PHONE
from tests.web.conftest import DOCUMENT
from tests.web.initdata import NOW, TOKEN, signed
from tests.web.live import live
from tests.web.test_browser import SHOWN

NIGHT = {
    "bg_color": "#17212b",
    "section_bg_color": "#1d2b39",
    "text_color": "#f5f5f5",
    "hint_color": "#8d9ca9",
    "link_color": "#6ab3f3",
}
STYLE = "getComputedStyle(document.body)"
BRIDGE = """window.told = [];
window.TelegramWebviewProxy = { postEvent: (type, data) => told.push([type, data]) };"""


def app(engine, library, **env):
    settings = load_settings({"BOT_TOKEN": TOKEN, **env}, env_file=None)
    return live(create_app(engine, library, settings, now=lambda: NOW))


@pytest.fixture(scope="module")
def mini_app(engine, library):
    """A bot that answers everybody."""
    with app(engine, library) as address:
        yield address


@pytest.fixture(scope="module")
def circle(engine, library):
    """A bot that answers user 42 only."""
    with app(engine, library, ALLOWED_USERS="42") as address:
        yield address


def launch(theme=NIGHT, data=None):
    """The fragment that Telegram opens a Mini App with."""
    fields = {
        "tgWebAppData": signed() if data is None else data,
        "tgWebAppVersion": "9.0",
        "tgWebAppPlatform": "android",
        "tgWebAppThemeParams": json.dumps(theme),
    }
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())


@pytest.fixture
def phone(tab):
    page = tab(PHONE)
    page.call("Page.addScriptToEvaluateOnNewDocument", source=BRIDGE)
    return page


@pytest.mark.parametrize("before", ["", "s45?"])
def test_it_shows_the_sentence_in_telegram_s_colours(phone, mini_app, before):
    phone.open(f"{mini_app}{DOCUMENT}?s=s45#{before}{launch()}")
    assert phone.until(SHOWN) is True
    assert phone.js(f"[{STYLE}.backgroundColor, {STYLE}.color]") == [
        "rgb(23, 33, 43)",
        "rgb(245, 245, 245)",
    ]
    assert phone.js("document.documentElement.className.split(' ').sort()") == ["dark", "js"]
    assert phone.js("told") == [["web_app_ready", "{}"], ["web_app_expand", "{}"]]
    assert phone.problems == []


def test_it_stays_so_on_the_next_page(phone, mini_app):
    phone.open(f"{mini_app}{DOCUMENT}?s=s45#{launch()}")
    phone.click(".top nav a[href$=facts]")
    phone.loaded()
    assert phone.js(f"{STYLE}.backgroundColor") == "rgb(23, 33, 43)"


def test_it_follows_a_change_of_theme(phone, mini_app):
    phone.open(f"{mini_app}{DOCUMENT}#{launch()}")
    day = {"theme_params": {**NIGHT, "bg_color": "#ffffff", "section_bg_color": "#f0f0f0"}}
    phone.js(f"Telegram.WebView.receiveEvent('theme_changed', {json.dumps(day)})")
    assert phone.js(f"{STYLE}.backgroundColor") == "rgb(255, 255, 255)"
    assert phone.js("document.documentElement.classList.contains('light')") is True


@pytest.mark.parametrize(
    "theme",
    [
        {**NIGHT, "text_color": "#1d2b39"},  # on its own ground
        {**NIGHT, "text_color": "red; background: url(//x)"},
    ],
)
def test_a_colour_that_can_not_be_read_is_not_taken(phone, mini_app, theme):
    phone.open(f"{mini_app}{DOCUMENT}#{launch(theme)}")
    assert phone.js(f"{STYLE}.color") == "rgb(236, 230, 222)"


def let_in(phone):
    """Wait for the page that the session opens."""
    while True:
        try:
            return phone.until("document.querySelector('form.ask') && 'in'")
        except RuntimeError as error:
            if "navigated" not in str(error):
                raise


def test_a_member_is_let_in_and_asks(phone, circle):
    phone.open(f"{circle}{DOCUMENT}?s=s45#{launch()}")
    assert let_in(phone) == "in"
    phone.loaded()
    phone.click(".top nav a[href$=facts]")
    phone.loaded()
    assert phone.js("document.querySelectorAll('#closed').length") == 0
    phone.open(f"{circle}{DOCUMENT}")
    phone.click("#q")
    phone.type("What did Zhejiang export via new formats?")
    phone.key("Enter")
    assert phone.until("document.querySelector('.headline')?.textContent") == (
        "Over 900 billion yuan 2025"
    )


def test_an_address_with_a_question_is_asked_as_who_opened_it(phone, mini_app):
    phone.open(f"{mini_app}{DOCUMENT}?q=How+much+did+Zhejiang+trade%3F#{launch()}")
    phone.until("document.querySelector('.headline')?.textContent === '5.55 trillion yuan 2025'")
    phone.click("#q")
    phone.type("and Guangdong?")
    phone.key("Enter")
    phone.until("document.querySelector('.headline')?.textContent === '9.49 trillion yuan 2025'")
    assert phone.js("document.querySelector('.turns').textContent") == (
        "How much did Zhejiang trade?5.55 trillion yuan · 2025"
    )


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        (
            "",
            "This bot answers its members only: open this page from your chat with it in Telegram.",
        ),
        (launch(data=signed(user={"id": 7})), "This bot is not open to your account."),
        (
            launch(data=signed(token="1:" + "B" * 35)),
            "Telegram's signature is not valid or too old: open this page again from the chat.",
        ),
    ],
    ids=["nobody", "a stranger", "a forger"],
)
def test_the_closed_door_says_why(phone, circle, fragment, text):
    phone.open(f"{circle}{DOCUMENT}#{fragment}")
    said = "document.querySelector('#closed .warning')?.textContent"
    assert phone.until(f"{said} === {json.dumps(text)}") is True
    assert phone.js("document.body.textContent.includes('Zhejiang')") is False


def test_a_plain_page_tells_telegram_nothing(phone, reader):
    phone.open(f"{reader}{DOCUMENT}?s=s45#s45")
    assert phone.js("told") == []
    assert phone.js("document.documentElement.className") == "js"
