"""Every method that the server knows, by lower-case name, as Telegram compares them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import (
    methods_chats,
    methods_messages,
    methods_profile,
    methods_queries,
    methods_updates,
)
from .backend import Backend
from .params import Params

Method = Callable[[Backend, Params], Any]

_ALL: dict[str, Method] = {
    **methods_chats.METHODS,
    **methods_messages.METHODS,
    **methods_profile.METHODS,
    **methods_queries.METHODS,
    **methods_updates.METHODS,
}
BY_NAME: dict[str, tuple[str, Method]] = {name.lower(): (name, m) for name, m in _ALL.items()}
