"""Charts: pictures for a phone, and the words around them."""

import struct

import pytest

from bot import charts
from bot.telegram.pictures import Pictures, comparables, facts_of, warnings
from facts.library import Library
from tests.fake_telegram import FakeTelegram


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_comparison_can_be_drawn(library: Library, language: str) -> None:
    for chart in comparables(library, language):
        facts = facts_of(chart.facts, library)
        width, height = size(charts.draw(facts, language, library))
        assert width == 1080
        assert 400 < height < 3000


def test_the_comparisons(library: Library) -> None:
    titles = [chart.title for chart in comparables(library, "en")]
    assert titles == ["Imports and exports", "Imports and exports, by partner", "Growth", "Share"]


def test_without_a_chinese_font_labels_are_english(library: Library, monkeypatch) -> None:
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    english = charts.draw(facts, "en", library)
    monkeypatch.setattr(charts, "cjk_font", lambda: None)
    assert charts.draw(facts, "zh", library) != english
    sheet = charts._Sheet(list(facts), "en", library, "(No Chinese font is installed here.)")
    assert sheet.source[-1].endswith("(No Chinese font is installed here.)")
    assert sheet.labels == [["Guangdong"], ["Zhejiang"]]
    assert sheet.values == [["9.49 trillion yuan"], ["5.55 trillion yuan"]]


def test_figures_of_other_units_are_left_out(library: Library) -> None:
    mixed = facts_of(["guangdong-trade", "shanghai-services", "zhejiang-trade"], library)
    assert charts.draw(mixed, "en", library) == charts.draw([mixed[0], mixed[2]], "en", library)
    with pytest.raises(ValueError, match="no fact with a value"):
        charts.draw([], "en", library)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("浙江新业态出口，多", ["浙江新业", "态出口，", "多"]),
        ("unbreakable", ["unbreakable"]),
        ("", [""]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert charts.wrap(text, 8) == lines


async def test_a_picture_is_drawn_once(library: Library, monkeypatch) -> None:
    drawn = []
    monkeypatch.setattr(charts, "draw", lambda *given: drawn.append(given) or b"png")
    pictures = Pictures()
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    for language in ("en", "en", "zh", "zh"):
        assert await pictures.draw(facts, language, library) == b"png"
    assert [given[1] for given in drawn] == ["en", "zh"]


def test_a_contradiction_is_said(library: Library) -> None:
    facts = facts_of(["china-goods-trade", "guangdong-trade"], library)
    assert warnings(facts, library, "en") == [
        (
            "⚠ the article contradicts itself: Guangdong: imports and exports (9.49 trillion yuan) is "
            "a part of China: imports and exports (4.547 trillion yuan)."
        )
    ]
    assert warnings(facts[1:], library, "en") == []


async def test_from_the_menu_in_chinese(tg: FakeTelegram, bot) -> None:
    ming = tg.user("明", language="zh-hans")
    group = tg.group("队", [ming], topics=True)
    topic = await group.opens_topic(ming, "贸易")
    await group.says(ming, "/chart", topic=topic)
    menu = await group.reply()
    assert (menu.text, menu.labels[2:]) == ("看哪张图？", [["增长"], ["占比"]])
    await group.presses(ming, menu, "增长")
    picture = await group.reply(timeout=30)
    assert picture.photo is not None
    assert picture.topic == topic
    assert picture.html.startswith("<b>增长</b>\n中国进出口同比增长: 3.8%\n")
