"""Laying out: Telegram's limits, and text that can't inject markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer
from bot.telegram.render import (
    Block,
    answer_blocks,
    columns,
    context_blocks,
    parts,
    shorten,
    squeeze,
    utf16,
)
from tests.fake_telegram import entities

_HOSTILE = st.lists(
    st.sampled_from(
        [
            "<b>",
            "</b>",
            "<a href='tg://x'>",
            "&",
            "&lt;",
            "&#60;",
            "</blockquote>",
            "<",
            ">",
            '"',
            "“",
            "说。",
            "😀",
            "A sentence. ",
            "word ",
            "\n",
            "\x00",
            "�",
            "%s",
            "{0}",
        ]
    )
    | st.text(max_size=20),
    max_size=60,
).map("".join)


def read(html: str) -> tuple[str, list]:
    return entities.formatted(html, "HTML", None, limit=4096, too_long="too long")


@given(_HOSTILE, st.sampled_from(["plain", "bold", "quote"]), st.integers(0, 50))
def test_text_never_becomes_markup(text: str, style: str, start: int) -> None:
    marks = ((start, start + 5),)
    for part in parts([Block("Headline", "bold"), Block(text, style, marks)]):
        plain, found = read(part.html)
        assert plain == part.plain.strip()
        assert {entity["type"] for entity in found} <= {
            *("bold", "blockquote", "expandable_blockquote"),
            *("url", "email", "mention", "hashtag", "cashtag", "bot_command", "phone_number"),
        }


@given(st.text(alphabet="a😀说 .。\n<", min_size=1, max_size=400), st.integers(5, 60))
def test_no_part_is_too_long_and_no_word_is_lost(text: str, limit: int) -> None:
    found = parts([Block(text)], limit)
    assert all(utf16(part.plain) <= limit for part in found)
    if text.strip():
        told = "".join("".join(part.plain.split()) for part in found)
        assert told == "".join(text.split())


def test_split_on_sentences() -> None:
    found = parts([Block("One is here. Two is here. Three is here.")], 30)
    assert [part.plain for part in found] == ["One is here. Two is here.", "Three is here."]
    assert [part.plain for part in parts([Block("一句话。第二句话。")], 6)] == [
        "一句话。",
        "第二句话。",
    ]


def test_marks_follow_a_split() -> None:
    block = Block("One is here. Two is 5 here.", "quote", ((20, 21),))
    assert [part.html for part in parts([block], 15)] == [
        "<blockquote>One is here.</blockquote>",
        "<blockquote>Two is <b>5</b> here.</blockquote>",
    ]


def test_at_most_a_hundred_entities() -> None:
    blocks = [Block(f"line {number}", "bold") for number in range(250)]
    found = parts(blocks)
    assert [part.html.count("<b>") for part in found] == [90, 90, 70]


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 10, "short"),
        ("hello world and more", 12, "hello world…"),
        ("说说说说说说", 4, "说说说…"),
        ("😀😀😀", 5, "😀😀…"),
    ],
)
def test_shorten(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


@pytest.mark.parametrize(
    ("label", "squeezed"),
    [
        ("Guangdong: imports and exports", "Guangdong: imports and exports"),
        (
            "Guangdong: imports and exports with Belt and Road countries",
            "Guangdong: …with Belt and Road countries",
        ),
        (
            "Where the wind turbine blades are being shipped",
            "Where the wind turbine blades are being…",
        ),
        ("上海服务贸易的核心与新高", "上海服务贸易的核心与新高"),
        (
            "浙江：市场采购、跨境电商、保税维修等新业态出口",
            "浙江：…跨境电商、保税维修等新业态出口",
        ),
        ("x" * 60, "x" * 20 + "…"),
    ],
)
def test_a_cut_label_keeps_its_end(label: str, squeezed: str) -> None:
    assert squeeze(label, 40) == squeezed
    assert columns(squeezed) <= 40


def test_long_warnings_are_folded() -> None:
    answer = Answer(
        question="?",
        language="en",
        status="answered",
        answer="1",
        headline="1",
        details=("the detail",),
        warnings=("Short.", "A long warning. " * 10),
    )
    (part,) = parts(answer_blocks(answer))
    assert part.html == (
        "1\nThe detail\n⚠ Short.\n"
        f"<blockquote expandable>⚠ {('A long warning. ' * 10).strip()}</blockquote>"
    )


def test_a_sentence_is_shown_near_in_a_long_paragraph():
    before = " ".join(f"Sentence {number} comes before." for number in range(200))
    after = " " + " ".join(f"Sentence {number} comes behind." for number in range(200))
    title, block = context_blocks("Title", before, "This one.", after)
    [part] = parts([title, block])
    assert part.plain.startswith("Title\n… Sentence 1")
    assert "199 comes before. This one. Sentence 0 comes behind." in part.plain
    assert part.plain.endswith(". …")
    assert "<b>This one.</b>" in part.html
    assert "expandable" not in part.html
    assert len(part.plain) < 1100
    endless = context_blocks("", "x" * 5000, "This one.", "y" * 5000)[1]
    assert endless.text == f"… {'x' * 500} This one.{'y' * 500} …"
    assert context_blocks("", "", "This one.", "")[1].text == "This one."
