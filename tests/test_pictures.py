"""The README's pictures: there, small, described; and a transcript laid out as a chat."""

import re
from pathlib import Path

import pytest

from tests.fake_telegram.views import Message
from tests.fake_telegram.world import World
from tests.pictures.__main__ import FOLDER, MOST_BYTES
from tests.pictures.chat import chat_html

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r'<img src="deploy/pictures/([^"]+)" width="\d+" alt="([^"]+)">', README)


def test_every_picture_is_shown_with_its_description():
    assert sorted(name for name, _ in SHOWN) == sorted(path.name for path in FOLDER.iterdir())
    assert all(len(text) > 40 for _, text in SHOWN)
    assert README.index("<img") < README.index("make run")


@pytest.mark.parametrize("name", [name for name, _ in SHOWN])
def test_every_picture_is_small(name):
    picture = (FOLDER / name).read_bytes()
    assert (picture[:4], picture[8:12]) == (b"RIFF", b"WEBP")
    assert len(picture) <= MOST_BYTES


def message(sender: int, text: str, **more) -> Message:
    world = World(username="footnote_bot", name="Footnote", privacy=True, inline=True)
    return Message({"from": {"id": sender}, "text": text, **more}, world)


def test_a_transcript_is_a_chat():
    buttons = {"inline_keyboard": [[{"text": "✅ <b>", "callback_data": "x"}]]}
    html = chat_html(
        [message(1, "5 < 6?"), message(9, "Yes", reply_markup=buttons,
                                      entities=[{"type": "bold", "offset": 0, "length": 3}])],
        9,
    )  # fmt: skip
    body = html.partition("<body>")[2]
    assert '<div class="said own"><div class="bubble">5 &lt; 6?</div></div>' in body
    assert '<div class="said"><div class="bubble"><b>Yes</b></div><div class="row"><span>' in body
    assert body.count("<svg") == 1
    assert body.endswith(" &lt;b&gt;</span></div></div></body></html>")
