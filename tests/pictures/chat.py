"""A transcript of the fake server as a chat: what each said, with the bot's buttons."""

import base64
from collections.abc import Iterable
from html import escape

from tests.fake_telegram.views import Message

_STYLE = """
  * { box-sizing: border-box; }
  body { margin: 0; width: 390px; padding: 12px 10px 14px; background: #dfe7dd;
         font: 15px/1.36 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", "WenQuanYi Micro Hei", sans-serif; color: #111; }
  .said { max-width: 340px; margin: 0 auto 8px 0; }
  .own { margin: 0 0 8px auto; width: fit-content; }
  .bubble { background: #fff; border-radius: 14px; padding: 8px 11px; white-space: pre-wrap;
            overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002; }
  .own .bubble { background: #dcf5c6; }
  blockquote { margin: 4px 0; padding: 5px 9px; border-left: 3px solid #2f6fdb; border-radius: 4px;
               background: #eef3fc; white-space: pre-wrap; }
  .file { display: flex; gap: 9px; align-items: center; }
  .file::before { content: "PDF"; display: grid; place-items: center; width: 40px; height: 40px;
                  border-radius: 50%; background: #4d9d3a; color: #fff; font: 600 11px sans-serif; }
  .file span { display: block; color: #5d7a52; font-size: 12.5px; }
  img { display: block; width: 100%; border-radius: 10px; margin: 2px 0 7px; }
  .sign { width: 1.05em; height: 1.05em; vertical-align: -.16em; }
  .row { display: flex; gap: 4px; margin-top: 4px; }
  .row span { flex: 1 1 0; min-width: 0; padding: 7px 6px; border-radius: 9px; background: #5c7f5acc; color: #fff;
              text-align: center; font-size: 13.5px; font-weight: 500; overflow: hidden;
              text-overflow: ellipsis; white-space: nowrap; }
"""
# Drawn here, since a machine may have no font of them.
_SIGNS = {
    "✅": '<rect x="1" y="1" width="14" height="14" rx="3" fill="#3fae49"/>'
    '<path d="M4 8.4l2.8 2.9L12 5" stroke="#fff" stroke-width="2" fill="none"/>',
    "❌": '<path d="M3 3l10 10M13 3L3 13" stroke="#e0362c" stroke-width="3.2"/>',
    "✖": '<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="2.6"/>',
    "⏭": '<path d="M2 3l5 5-5 5zM7 3l5 5-5 5zM12 3h2v10h-2z" fill="currentColor"/>',
    "✏": '<path d="M2 14l1-4L11 2l3 3-8 8z" fill="#f0b429" stroke="currentColor"/>',
    "👍": '<path d="M1 7h3v7H1zM5 14V7l3-6c2 0 2 2 1 5h4c2 0 2 2 1 4l-1 4z" fill="#ffcc4d"/>',
    "👎": '<path d="M1 9h3V2H1zM5 2v7l3 6c2 0 2-2 1-5h4c2 0 2-2 1-4l-1-4z" fill="#ffcc4d"/>',
}


def chat_html(messages: Iterable[Message], bot: int) -> str:
    """The page of a chat with the bot whose id is given."""
    body = "".join(_said(message, own=message.json["from"]["id"] != bot) for message in messages)
    for sign, shape in _SIGNS.items():
        drawn = f'<svg class="sign" viewBox="0 0 16 16">{shape}</svg>'
        body = body.replace(f"{sign}\ufe0f", drawn).replace(sign, drawn)
    head = f'<meta charset="utf-8"><title>Chat</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def _said(message: Message, *, own: bool) -> str:
    inner = ""
    if message.photo:
        data = base64.b64encode(message.photo).decode()
        inner += f'<img alt="" src="data:image/png;base64,{data}">'
    document = message.json.get("document")
    if document:
        size = f"{document['file_size'] / 1000:.0f} kB"
        inner += (
            f'<div class="file"><div>{escape(document["file_name"])}<span>{size}</span></div></div>'
        )
    inner += message.html.replace("<blockquote expandable>", "<blockquote>").replace(
        "</blockquote>\n", "</blockquote>"
    )
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{escape(label)}</span>" for label in row)}</div>'
        for row in message.labels
    )
    return f'<div class="said{" own" * own}"><div class="bubble">{inner}</div>{rows}</div>'
