"""What a bot says about itself: commands by scope and language, names, descriptions, menu."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from .world import Json


class Profile:
    """Texts are keyed by language code ("" for all), commands by scope and language."""

    def __init__(self) -> None:
        self.commands: dict[tuple[Hashable, ...], list[Json]] = {}
        self.names: dict[str, str] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.menu_buttons: dict[int, Json] = {}
