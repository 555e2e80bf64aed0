"""Charts: pictures for a phone, and the words around them."""

import dataclasses
import struct
from collections.abc import Iterator

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from matplotlib import font_manager

from bot import chart_type, charts
from bot.chart_type import Fonts, wrap
from bot.chart_words import ChartWords
from bot.telegram.pictures import Pictures, comparables, facts_of, peers, warnings
from bot.work import Work
from facts.library import Library
from tests.fake_telegram import FakeTelegram


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


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
    for chart in comparables(library, language):
        facts = facts_of(chart.facts, library)
        width, height = size(charts.draw(facts, language, library, fonts))
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
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    monkeypatch.setattr(charts, "installed", lambda: chinese)
    with_font = charts.draw(facts, "zh", library)
    assert with_font == charts.draw(facts, "zh", library, chinese)
    assert with_font != charts.draw(facts, "zh", library, LATIN_ONLY)
    names = {entry.name for entry in font_manager.fontManager.ttflist}
    assert chart_type.installed() == Fonts.among(names)


def test_the_comparisons(library: Library) -> None:
    titles = [chart.title for chart in comparables(library, "en")]
    assert titles == ["Imports and exports", "Imports and exports, by partner", "Growth", "Share"]


def test_without_a_chinese_font_labels_are_english(library: Library) -> None:
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    sheet = charts.Sheet(list(facts), "zh", library, LATIN_ONLY)
    assert " ".join(sheet.source).endswith(" (No Chinese font is installed here.)")
    assert sheet.labels == [["Guangdong"], ["Zhejiang"]]
    assert sheet.values == [["9.49 trillion yuan"], ["5.55 trillion yuan"]]
    assert charts.draw(facts, "zh", library, LATIN_ONLY) == sheet.png()


def test_with_a_chinese_font_labels_are_chinese(library: Library, chinese: Fonts) -> None:
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    sheet = charts.Sheet(list(facts), "zh", library, chinese)
    assert " ".join(sheet.source) == f"来源：{library.about.title}"
    assert sheet.labels == [["广东"], ["浙江"]]
    assert sheet.values == [["9.49万亿元"], ["5.55万亿元"]]


@pytest.mark.parametrize(
    ("language", "has_font", "end"),
    [("en", True, ""), ("en", False, " (□: letters that no font here has.)"), ("es", True, "")],
)
def test_letters_that_no_font_has_are_boxes(library, chinese, language, has_font, end) -> None:
    """A document's title may be in any script, whatever the language of the labels."""
    named = library.about.model_copy(update={"title": "广东外贸"})
    chosen = chinese if has_font else LATIN_ONLY
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    sheet = charts.Sheet(list(facts), language, dataclasses.replace(library, about=named), chosen)
    title = "广东外贸" if has_font else "□□□□"
    assert " ".join(sheet.source) == f"Source: {title}{end}"
    assert size(sheet.png())[0] == 1080


def words(library: Library, language: str, *ids: str) -> ChartWords:
    return ChartWords(charts.comparable(facts_of(ids, library)), language, library)


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
    assert english.largest == 3.66e12
    chinese = words(library, "zh", *ids)
    assert chinese.title == "进出口（按对象，2025年）"
    assert chinese.values == ["3.66万亿元", "超过1万亿元", "8690.7亿元"]
    assert chinese.originals == [
        "3.66 trillion yuan",
        "over one trillion yuan",
        "869.07 billion yuan",
    ]


def test_words_of_growth_and_shares(library: Library) -> None:
    growth = words(library, "en", "zhejiang-asean-growth", "platform-growth")
    assert growth.title == "Year-on-year growth, 2025"
    assert growth.labels[1] == "Zhejiang: imports and exports with ASEAN"
    assert growth.values == ["35%", "16.5%"]
    shares = words(library, "zh", "jiangsu-mech-elec", "seven-increment", "shanghai-services-share")
    assert (shares.title, shares.largest) == ("占比（2025年）", 100.0)
    assert shares.labels[0] == "江苏机电产品占出口比重"
    assert shares.values == ["超过70%", "超过50%", "近30%"]
    assert shares.originals == ["", "over half", ""]


def test_words_of_one_measure_growing(library: Library) -> None:
    ids = ("guangdong-belt-road-growth", "shanghai-belt-road-growth")
    assert words(library, "en", *ids).title == "Imports and exports, year-on-year growth, 2025"
    assert words(library, "zh", *ids).title == "进出口同比增长（2025年）"


def test_the_picture_itself_says_where_the_document_contradicts_itself(library: Library) -> None:
    ids = ("china-goods-trade", "guangdong-trade")
    assert words(library, "en", *ids).cautions == [
        "⚠ The article contradicts itself: Guangdong is a part of China, yet larger."
    ]
    assert words(library, "zh", *ids).cautions == [
        "⚠ 文章自相矛盾：广东只是中国的一部分，数字却更大。"
    ]
    assert words(library, "en", "guangdong-trade", "zhejiang-trade").cautions == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_drawn_beyond_the_margins(library, fonts: Fonts, language: str) -> None:
    for chart in comparables(library, language):
        sheet = charts.Sheet(list(facts_of(chart.facts, library)), language, library, fonts)
        kinds = (
            (sheet.title, charts._TITLE, True),
            *((lines, charts._LABEL, False) for lines in sheet.labels),
            *((lines, charts._VALUE, True) for lines in sheet.values),
            *((lines, charts._LABEL, False) for lines, _ in sheet.originals),
            (sheet.cautions, charts._LABEL, False),
            (sheet.source, charts._SMALL, False),
        )
        for lines, points, strong in kinds:
            font = sheet.type.font(points, strong=strong)
            assert all(sheet.type.width(line, font) <= 4.8 for line in lines)


def test_a_total_is_not_set_beside_its_parts(library: Library) -> None:
    (first, *_) = comparables(library, "en")
    assert first.facts == ("guangdong-trade", "zhejiang-trade")
    facts = facts_of(["china-goods-trade", "guangdong-trade"], library)
    assert peers(facts, library) == facts


def test_figures_of_other_units_are_left_out(library: Library) -> None:
    mixed = facts_of(["guangdong-trade", "shanghai-services", "zhejiang-trade"], library)
    assert charts.draw(mixed, "en", library) == charts.draw([mixed[0], mixed[2]], "en", library)
    with pytest.raises(ValueError, match="no fact with a value"):
        charts.draw([], "en", library)


def fits(line: str) -> bool:
    return sum(2 if chart_type._wide(character) else 1 for character in line) <= 8


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


async def test_a_picture_is_drawn_once(library: Library, monkeypatch) -> None:
    drawn = []
    monkeypatch.setattr(charts, "draw", lambda *given: drawn.append(given) or b"png")
    pictures = Pictures(Work())
    facts = facts_of(["guangdong-trade", "zhejiang-trade"], library)
    for language in ("en", "en", "zh", "zh"):
        assert await pictures.draw(facts, language, library) == b"png"
    assert [given[1] for given in drawn] == ["en", "zh"]


def test_a_contradiction_is_said(library: Library) -> None:
    facts = facts_of(["china-goods-trade", "guangdong-trade"], library)
    assert warnings(facts, library, "en") == [
        (
            "⚠ The article contradicts itself: Guangdong: imports and exports (9.49 trillion yuan) is "
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
    assert picture.html.startswith("<b>增长</b>\n中国进出口同比增长：3.8%\n")
