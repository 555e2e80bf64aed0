"""Charts, drawn beside the event loop and kept."""

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from bot.charts.model import Chart
from bot.running.bounded import Bounded
from bot.running.work import Work
from bot.telegram.ticket import payer
from facts.library import Library

if TYPE_CHECKING:
    from bot.charts.picture import Drawn

_LOG = logging.getLogger(__name__)
_MOST_KEPT = 32
_Key = tuple[str, tuple[str, ...]]
_MISSING: Final = {
    "chinese": "no Chinese font is installed: charts in Chinese are drawn in English "
    "(Debian: apt-get install fonts-wqy-microhei)",
    "letters": "a chart has letters that no installed font has; they are drawn as boxes",
}


class Pictures:
    """Draws each chart once. `missing` says which fonts were missed: "chinese", "letters"."""

    def __init__(self, work: Work) -> None:
        self.missing: set[str] = set()
        self._work = work
        self._kept: Bounded[_Key, bytes] = Bounded(_MOST_KEPT)
        self._drawing: WeakValueDictionary[_Key, asyncio.Lock] = WeakValueDictionary()

    async def draw_own(self, chart: Chart, language: str, library: Library) -> bytes:
        """Give the PNG of a chart of a chat's document, of which nothing is kept here."""
        drawn = await self._work.run(payer(), partial(_drawn, chart, language, library))
        self._note(drawn.missing)
        return drawn.png

    async def draw(self, chart: Chart, language: str, library: Library) -> bytes:
        """Give the PNG of a chart of the bundled document."""
        key = (language, chart.ids)
        async with self._drawing.setdefault(key, asyncio.Lock()):
            kept = self._kept.get(key)
            if kept is None:
                kept = await self.draw_own(chart, language, library)
                self._kept.put(key, kept)
            return kept

    def _note(self, missing: str) -> None:
        """Tell whoever runs the bot, once."""
        if missing and missing not in self.missing:
            self.missing.add(missing)
            _LOG.warning("%s", _MISSING[missing])


def _drawn(chart: Chart, language: str, library: Library) -> "Drawn":
    from bot.charts.picture import draw  # noqa: PLC0415 - it takes a second

    return draw(chart, language, library)
