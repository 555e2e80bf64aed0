"""Buttons as a test reads them."""

from typing import Any, NamedTuple

from .world import Json

_VALUES = (
    "callback_data",
    "url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
)


class Button(NamedTuple):
    """``value`` is the callback data, the URL, the text to copy or the inline query."""

    label: str
    value: Any


def buttons(markup: Json | None) -> list[list[Button]]:
    rows = (markup or {}).get("inline_keyboard", [])
    return [[Button(raw["text"], _value(raw)) for raw in row] for row in rows]


def find_data(markup: Json | None, label: str) -> str:
    """Callback data of the button with this label; AssertionError where there is none."""
    rows = (markup or {}).get("inline_keyboard", [])
    for raw in (raw for row in rows for raw in row):
        if raw["text"] == label:
            if "callback_data" not in raw:
                raise AssertionError(f"button {label!r} has no callback data: {raw}")
            data: str = raw["callback_data"]
            return data
    labels = [[raw["text"] for raw in row] for row in rows]
    raise AssertionError(f"no button {label!r} among {labels}")


def _value(raw: Json) -> Any:
    if "copy_text" in raw:
        return raw["copy_text"]["text"]
    if "web_app" in raw:
        return raw["web_app"]["url"]
    return next((raw[key] for key in _VALUES if key in raw), None)
