"""Markup: parsed as Telegram does, or refused."""

import html
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from telegram import (
    MessageEntity,
)

from tests.fake_telegram import entities, limits
from tests.fake_telegram.errors import ApiError


def spans(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(entity.values()) for entity in found]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<i>a</i><em>b</em>", "ab", [("italic", 0, 1), ("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [("underline", 0, 1), ("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [("strikethrough", n, 1) for n in range(3)],
        ),
        ("<tg-spoiler>a</tg-spoiler>", "a", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1)]),
        ("<code>a</code><pre>b</pre>", "ab", [("code", 0, 1), ("pre", 1, 1)]),
        ('<pre><code class="language-py">a</code></pre>', "a", [("pre", 0, 1, "py")]),
        ("<blockquote>a</blockquote>", "a", [("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        (
            '<a href="https://e.org/?a=1&amp;b=2">a</a>',
            "a",
            [("text_link", 0, 1, "https://e.org/?a=1&b=2")],
        ),
        ("<a href='e.org'>a</a>", "a", [("text_link", 0, 1, "http://e.org/")]),
        ("<a>e.org</a>", "e.org", [("text_link", 0, 5, "http://e.org/")]),
        ('<a href="nothing">a</a>', "a", []),
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
        ("&#65;&#x1F600;&nbsp;&copy", "A😀&nbsp;&copy", []),
        ("😀<b>数</b>", "😀数", [("bold", 2, 1)]),
        ("<B>a</b  >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
        ("<b>a<b>b</b></b>", "ab", [("bold", 0, 2)]),
    ],
)
def test_html(source, text, found):
    parsed, parsed_entities = entities.parse_html(source)
    assert (parsed, spans(parsed_entities)) == (text, found)
    rewritten = entities.to_html(parsed, parsed_entities)
    assert entities.parse_html(rewritten) == (parsed, parsed_entities)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("数<", "Unclosed start tag at byte offset 3"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<div>a</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("数<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        (
            "&#xD800;",
            (
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            ),
        ),
    ],
)
def test_html_errors(source, error):
    with pytest.raises(ApiError) as caught:
        entities.parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {error}"


@given(st.text())
def test_escaped_text_comes_through(text):
    assert entities.parse_html(html.escape(text, quote=False)) == (text, [])


@given(st.text(alphabet="<>/b iahref=\"'&;#x1数😀ltspancodeqcx-"))
def test_any_markup_is_parsed_or_refused(source):
    try:
        text, found = entities.parse_html(source)
    except ApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017
    else:
        for entity in found:
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= limits.utf16(text)
        assert entities.parse_html(entities.to_html(text, found)) == (text, found)


_TAGS = ["b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote", "blockquote expandable"]
_MARKUP = st.recursive(
    st.text(alphabet="ab &<数😀\n", max_size=4).map(lambda text: html.escape(text, quote=False)),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(_TAGS),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


def of_each_unit(found):
    """What each UTF-16 unit is marked as."""
    return {
        (unit, *(value for key, value in sorted(entity.items()) if key not in {"offset", "length"}))
        for entity in found
        for unit in range(entity["offset"], entity["offset"] + entity["length"])
    }


@given(st.lists(_MARKUP, max_size=4).map("".join))
@example("<b>1<blockquote>2<code>3</code></blockquote></b>")
def test_markup_survives_being_read_and_written(source):
    """A style that a quotation begins within may come back in two parts."""
    text, found = entities.parse_html(source)
    again, read = entities.parse_html(entities.to_html(text, found))
    assert (again, of_each_unit(read)) == (text, of_each_unit(found))
    trimmed, moved = entities.trim(text, found)
    assert trimmed == text.strip()
    for entity in moved:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= limits.utf16(trimmed)


async def test_entities_of_a_call(bot, chat):
    await bot.send_message(chat.id, " bold", entities=[MessageEntity("bold", 1, 4)])
    reply = await chat.reply()
    assert (reply.text, reply.html) == ("bold", "<b>bold</b>")


async def test_the_hundredth_entity_is_the_last(bot, chat):
    await bot.send_message(chat.id, "<b>a</b> " * 101, parse_mode="HTML")
    assert len((await chat.reply()).entities) == limits.ENTITIES
