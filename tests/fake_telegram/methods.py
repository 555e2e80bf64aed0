"""Every method that the server knows. Telegram compares names without regard to case."""

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

BY_NAME: dict[str, Method] = {
    **methods_chats.METHODS,
    **methods_messages.METHODS,
    **methods_profile.METHODS,
    **methods_queries.METHODS,
    **methods_updates.METHODS,
}
_CANONICAL = {name.lower(): name for name in (*BY_NAME, "getUpdates")}


def canonical(name: str) -> str:
    """The method's own spelling; an unknown name as it came."""
    return name if name in BY_NAME else _CANONICAL.get(name.lower(), name)
