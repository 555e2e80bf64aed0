"""Charts: pictures for a phone, and the words around them."""

import asyncio
import dataclasses
import struct
import threading
from collections.abc import Iterator
from unicodedata import east_asian_width

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib import font_manager

from bot.charts import picture
from bot.charts import type as chart_type
from bot.charts.lettering import ChartWords
from bot.charts.model import Chart, chart_of, charts_in
from bot.charts.picture import Drawn, Sheet, draw
from bot.charts.type import Fonts, wrap
from bot.running.work import Work
from bot.telegram.application import deps_of
from bot.telegram.pictures import Pictures
from facts.library import Library
from tests.fake_telegram import FakeTelegram


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def chart(library: Library, *ids: str) -> Chart:
    found = chart_of([library.by_id[one] for one in ids], library)
    assert found is not None
    return found


LATIN_ONLY = Fonts(None)
_HAN = (range(0x3000, 0x3020), range(0x4E00, 0xA000), range(0xFF00, 0xFF61))


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fonts]:
    """A machine that has a Chinese font: one made here, whose characters are all a square."""
    name, em = "Squares", 1000
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 900), (950, 900), (950, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(em)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({code: "square" for block in _HAN for code in block})
    builder.setupGlyf({".notdef": square, "square": square})
    builder.setupHorizontalMetrics({".notdef": (em, 50), "square": (em, 50)})
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": name, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=900, usWinAscent=900, usWinDescent=100)
    builder.setupPost()
    path = tmp_path_factory.mktemp("fonts") / "squares.ttf"
    builder.save(path)
    manager = font_manager.fontManager
    before = list(manager.ttflist)
    manager.addfont(path)
    yield Fonts(name)
    manager.ttflist = before


@pytest.fixture(params=["chinese font", "no chinese font"])
def fonts(request: pytest.FixtureRequest, chinese: Fonts) -> Fonts:
    return chinese if request.param == "chinese font" else LATIN_ONLY


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_comparison_can_be_drawn(library: Library, language: str, fonts: Fonts) -> None:
    for one in charts_in(library):
        width, height = size(draw(one, language, library, fonts).png)
        assert width == 1080
        assert 350 < height < 3000


@pytest.mark.parametrize(
    ("names", "font"),
    [
        ([], None),
        (["DejaVu Sans", "Noto Sans"], None),
        (["DejaVu Sans", "SimHei"], "SimHei"),
        (["SimHei", "WenQuanYi Micro Hei"], "WenQuanYi Micro Hei"),
    ],
)
def test_the_chinese_font_is_the_best_that_is_installed(names, font) -> None:
    assert Fonts.among(names) == Fonts(font)


def test_a_chart_is_drawn_with_the_fonts_of_the_machine(library, chinese, monkeypatch) -> None:
    shown = chart(library, "guangdong-trade", "zhejiang-trade")
    monkeypatch.setattr(picture, "installed", lambda: chinese)
    with_font = draw(shown, "zh", library)
    assert with_font == draw(shown, "zh", library, chinese)
    assert with_font != draw(shown, "zh", library, LATIN_ONLY)
    names = {entry.name for entry in font_manager.fontManager.ttflist}
    assert chart_type.installed() == Fonts.among(names)


SOURCE = (
    "Resilience and Vitality from the Perspective of a Trillion Dollar Foreign Trade Province "
    "(News article on China's foreign trade in 2025, in English translation)"
)


def test_without_a_chinese_font_labels_are_english(library: Library) -> None:
    shown = chart(library, "guangdong-trade", "zhejiang-trade")
    sheet = Sheet(shown, "zh", library, LATIN_ONLY)
    assert " ".join(sheet.source) == f"Source: {SOURCE}"
    assert sheet.labels == [["Guangdong"], ["Zhejiang"]]
    assert sheet.values == [["9.49 trillion yuan"], ["5.55 trillion yuan"]]
    assert draw(shown, "zh", library, LATIN_ONLY) == Drawn(sheet.png(), "chinese")


def test_with_a_chinese_font_labels_are_chinese(library: Library, chinese: Fonts) -> None:
    sheet = Sheet(chart(library, "guangdong-trade", "zhejiang-trade"), "zh", library, chinese)
    source = f"来源：{library.about.title} (关于2025年中国外贸的新闻报道的英文译文)"
    assert "".join(sheet.source).replace(" ", "") == source.replace(" ", "")
    assert sheet.labels == [["广东"], ["浙江"]]
    assert sheet.values == [["9.49万亿元"], ["5.55万亿元"]]
    assert sheet.missing == ""


@pytest.mark.parametrize(
    ("language", "has_font", "missing"),
    [("en", True, ""), ("en", False, "letters"), ("es", True, "")],
)
def test_letters_that_no_font_has_are_boxes(library, chinese, language, has_font, missing) -> None:
    """A document's title may be in any script, whatever the language of the labels."""
    named = library.about.model_copy(update={"title": "广东外贸", "source": ""})
    chosen = chinese if has_font else LATIN_ONLY
    shown = chart(library, "guangdong-trade", "zhejiang-trade")
    sheet = Sheet(shown, language, dataclasses.replace(library, about=named), chosen)
    said = "Fuente" if language == "es" else "Source"
    assert " ".join(sheet.source) == f"{said}: {'广东外贸' if has_font else '□□□□'}"
    assert sheet.missing == missing
    assert size(sheet.png())[0] == 1080


def words(library: Library, language: str, *ids: str) -> ChartWords:
    return ChartWords(chart(library, *ids), language, library)


def test_words_of_amounts_by_partner(library: Library) -> None:
    ids = ("guangdong-three-partners", "guangdong-belt-road", "zhejiang-asean")
    english = words(library, "en", *ids)
    assert english.title == "Imports and exports, by partner, 2025"
    assert english.labels == [
        "Guangdong – Belt and Road countries",
        "Guangdong – ASEAN, the EU and Hong Kong (each)",
        "Zhejiang – ASEAN",
    ]
    assert english.values == [
        "3.66 trillion yuan",
        "Over one trillion yuan",
        "869.07 billion yuan",
    ]
    assert english.originals == ["", "", ""]
    chinese = words(library, "zh", *ids)
    assert chinese.title == "进出口（按对象，2025年）"
    assert chinese.values == ["3.66万亿元", "超过1万亿元", "8690.7亿元"]
    assert chinese.originals == [
        "3.66 trillion yuan",
        "over one trillion yuan",
        "869.07 billion yuan",
    ]


def test_words_of_one_measure_growing(library: Library) -> None:
    ids = ("guangdong-belt-road-growth", "shanghai-belt-road-growth")
    assert words(library, "en", *ids).title == "Imports and exports, year-on-year growth, 2025"
    assert words(library, "zh", *ids).title == "进出口同比增长（2025年）"


def test_the_picture_itself_says_where_the_document_contradicts_itself(library: Library) -> None:
    ids = ("china-goods-trade", "guangdong-trade")
    assert words(library, "en", *ids).cautions == [
        (
            "⚠ The article contradicts itself: Guangdong (9.49 trillion yuan) is a part of China "
            "(4.547 trillion yuan), yet larger."
        )
    ]
    assert words(library, "zh", *ids).cautions == [
        "⚠ 文章自相矛盾：广东（9.49万亿元）只是中国（4.547万亿元）的一部分，数字却更大。"
    ]
    ids = ("guangdong-belt-road", "zhejiang-asean")
    assert words(library, "en", *ids).cautions == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_drawn_beyond_the_margins(library, fonts: Fonts, language: str) -> None:
    for one in charts_in(library):
        sheet = Sheet(one, language, library, fonts)
        kinds = (
            (sheet.title, picture._TITLE, True),
            *((lines, picture._LABEL, False) for lines in sheet.labels),
            *((lines, picture._VALUE, True) for lines in sheet.values),
            *((lines, picture._LABEL, False) for lines, _ in sheet.originals),
            (sheet.cautions, picture._LABEL, False),
            (sheet.source, picture._SMALL, False),
        )
        for lines, points, strong in kinds:
            font = sheet.type.font(points, strong=strong)
            assert all(sheet.type.width(line, font) <= 4.8 for line in lines)


def fits(line: str) -> bool:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in line) <= 8


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("浙江新业态出口，多", ["浙江新业", "态出口，", "多"]),
        ("出口（按对象）多", ["出口（按", "对象）多"]),
        ("an unbreakable word", ["an", "unbreaka", "ble word"]),
        ("unbreakable ", ["unbreaka", "ble"]),
        ("", [""]),
    ],
)
def test_wrap(text: str, lines: list[str]) -> None:
    assert wrap(text, fits) == lines


async def test_a_picture_is_drawn_once(library: Library, monkeypatch, caplog) -> None:
    drawn = []

    def drawing(*given):
        drawn.append(given[1])
        return Drawn(b"png", "chinese" if given[1] == "zh" else "")

    monkeypatch.setattr(picture, "draw", drawing)
    pictures = Pictures(Work())
    one, other = charts_in(library)[:2]
    for language in ("en", "en", "zh", "zh"):
        assert await pictures.draw(one, language, library) == b"png"
    assert drawn == ["en", "zh"]
    await pictures.draw(other, "zh", library)
    assert pictures.missing == {"chinese"}
    assert [record.message for record in caplog.records] == [
        (
            "no Chinese font is installed: charts in Chinese are drawn in English "
            "(Debian: apt-get install fonts-wqy-microhei)"
        )
    ]


async def test_a_picture_that_is_drawn_keeps_nobody_from_another(library, monkeypatch) -> None:
    drawn, go_on = [], threading.Event()

    def drawing(chart, language, _library):
        drawn.append(language)
        assert language == "en" or go_on.wait(10)
        return Drawn(language.encode(), "")

    monkeypatch.setattr(picture, "draw", drawing)
    pictures, chart = Pictures(Work()), charts_in(library)[0]
    await pictures.draw(chart, "en", library)
    twice = [asyncio.create_task(pictures.draw(chart, "zh", library)) for _ in range(2)]
    async with asyncio.timeout(10):
        while "zh" not in drawn:  # noqa: ASYNC110 - a thread sets no event
            await asyncio.sleep(0)
        assert await pictures.draw(chart, "en", library) == b"en"
    go_on.set()
    assert await asyncio.gather(*twice) == [b"zh", b"zh"]
    assert drawn == ["en", "zh"]


async def test_a_missing_font_is_the_operators_to_know(tg: FakeTelegram, bot) -> None:
    operator = tg.user("Op")
    chat = tg.private(operator)
    deps = deps_of(bot)
    deps.pictures.missing |= {"chinese"}
    deps.access = dataclasses.replace(deps.access, admins=frozenset({operator.id}))
    await chat.says(operator, "/stats")
    assert (await chat.reply()).text.endswith(
        "\nCharts in Chinese are drawn in English: no Chinese font is installed "
        "(Debian: fonts-wqy-microhei)."
    )


async def test_from_the_menu_in_chinese(tg: FakeTelegram, bot) -> None:
    ming = tg.user("明", language="zh-hans")
    group = tg.group("队", [ming], topics=True)
    topic = await group.opens_topic(ming, "贸易")
    await group.says(ming, "/chart", topic=topic)
    menu = await group.reply()
    assert (menu.text, menu.labels) == (
        "看哪张图？",
        [["进出口（2025年）"], ["进出口（按对象，2025年）"], ["进出口同比增长（按对象，2025年）"]],
    )
    await group.presses(ming, menu, menu.labels[0][0])
    sent = await group.reply(timeout=30)
    assert sent.photo is not None
    assert sent.topic == topic
    assert sent.html == (
        "<b>进出口（2025年）</b>\n"
        "⚠ 文章自相矛盾：广东（9.49万亿元）只是中国（4.547万亿元）的一部分，数字却更大。\n"
        "广东：9.49万亿元（原文：9.49 trillion yuan）\n"
        "浙江：5.55万亿元（原文：5.55 trillion yuan）"
    )
