"""/chart and the button "Chart": a picture of figures side by side."""

import logging
from collections.abc import Sequence
from typing import Final

from telegram import ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.charts.lettering import ChartWords
from bot.charts.model import Chart, chart_of, charts_in
from bot.entry.compose import printed
from bot.store import Delivery, Kept
from bot.telegram import sending
from bot.telegram.addressing import thread_of
from bot.telegram.deps import Deps
from bot.telegram.handlers import Command, Commands
from bot.telegram.keyboards import Keyboard
from bot.telegram.notices import NAMING, say
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions
from bot.telegram.render import CAPTION_UNITS, Block, parts
from bot.telegram.ticket import once
from bot.telegram.tongues import tell
from bot.texts import labelled
from facts.library import Library
from index.readers.unreadable import ReadError
from index.script import simplified

_LOG = logging.getLogger(__name__)
_MOST_OFFERED: Final = 20  # buttons: of a report full of tables the first


class ChartMenu:
    """Offers the charts that facts have, of the bundled document or the chat's own, and sends them."""

    def __init__(
        self, deps: Deps, commands: Commands, presses: Presses, questions: Questions
    ) -> None:
        self.deps = deps
        self._commands = commands
        self._questions = questions
        commands.actions["chart"] = self.menu
        presses.actions |= {"chart": self.press, "own_chart": self.press_own}

    async def menu(self, command: Command) -> None:
        """Offer the charts that there are."""
        chat_id, language = command.message.chat.id, command.language
        if not self.deps.desk.has_bundled(chat_id):
            await self._own_menu(command, self.deps.desk.catalogue.asked(chat_id))
            return
        library, keyboard = self.deps.library, Keyboard()
        for chart in _wanted(charts_in(library), library, command.text):
            title = ChartWords(chart, language, library).title
            keyboard.row(keyboard.press(title, do="chart", facts=list(chart.ids)))
        none = say("no_charts", language, document=self.deps.document(language))
        await self._offer(command, keyboard, none)

    async def _own_menu(self, command: Command, asked: Sequence[Kept]) -> None:
        """Offer the charts of the chat's documents; a button names places in them, no words."""
        keyboard = Keyboard()
        for kept in asked:
            try:
                library, charts = await self.deps.desk.engines.charts(kept)
            except (ReadError, OSError):
                continue
            room = _MOST_OFFERED - len(keyboard.rows)
            for chart in _wanted(charts, library, command.text)[:room]:
                title = ChartWords(chart, command.language, library).title
                starts = [fact.start for fact in chart.facts]
                keyboard.row(
                    keyboard.press(title, do="own_chart", doc=kept.document_id, facts=starts)
                )
        if not asked and self._commands.own is not None:
            await self._commands.own(command)
            return
        await self._offer(command, keyboard, tell("own_charts", command.tongue))

    async def _offer(self, command: Command, keyboard: Keyboard, none: str) -> None:
        if keyboard.rows:
            menu = say("chart_menu", command.language)
            await self._commands.say(command, menu, keyboard=keyboard)
        else:
            await self._commands.say(command, none)

    async def press(self, press: Press) -> None:
        """Send the picture as a reply to the message with the button."""
        library, ids = self.deps.library, press.payload.get("facts")
        named = (library.by_id.get(str(one)) for one in (ids if isinstance(ids, list) else ()))
        chart = chart_of((fact for fact in named if fact is not None), library)
        if chart is None:  # a button of an older version
            document = self.deps.document(press.language)
            await press.toast(say("no_charts", press.language, document=document))
            return
        await press.toast()
        if not await self._questions.admit(press.update, press.bot, press.message):
            return
        answered = await self.deps.store.answer_in(press.message.chat.id, press.message.message_id)
        language = answered.language if answered else press.language
        picture = await self.deps.pictures.draw(chart, language, library)
        await self._send(press, picture, _caption(chart, language, library))

    async def press_own(self, press: Press) -> None:
        """Send the picture of a chart of a document of this chat."""
        starts, desk = press.payload.get("facts"), self.deps.desk
        kept = desk.catalogue.find(press.message.chat.id, press.text("doc"))
        chart = None
        if kept is not None:
            try:
                library, charts = await desk.engines.charts(kept)
            except (ReadError, OSError):
                charts = []
            chart = next((c for c in charts if [f.start for f in c.facts] == starts), None)
        if chart is None:  # removed, or reviewed anew
            await press.toast(tell("gone" if kept is None else "own_charts", press.tongue))
            return
        await press.toast()
        if await self._questions.admit(press.update, press.bot, press.message):
            picture = await self.deps.pictures.draw_own(chart, press.language, library)
            await self._send(press, picture, _caption(chart, press.language, library))

    async def _send(self, press: Press, picture: bytes, lines: list[str]) -> None:
        message, (title, *rest) = press.message, lines
        part = parts([Block(title, "bold"), *map(Block, rest)], CAPTION_UNITS)[0]

        async def post() -> Delivery:
            sent = await press.bot.send_photo(
                message.chat.id,
                picture,
                caption=part.html,
                parse_mode=ParseMode.HTML,
                message_thread_id=thread_of(message),
                reply_parameters=ReplyParameters(
                    message.message_id, allow_sending_without_reply=True
                ),
            )
            return Delivery(sent.chat.id, sent.message_id)

        try:
            await once(post)
        except BadRequest as error:
            _LOG.warning("a picture was refused: %s", error.message)
            place = sending.Place.answering(message)
            await sending.send(press.bot, place, [part])


def _wanted(charts: Sequence[Chart], library: Library, text: str) -> Sequence[Chart]:
    """Give the charts that a text names by their title or whom they show, else all."""
    wanted = simplified(text).casefold()
    return [chart for chart in charts if wanted in _names(chart, library)] or charts


def _names(chart: Chart, library: Library) -> str:
    shown = [library.vocabulary.label(fact.subject, one) for fact in chart.facts for one in NAMING]
    words = [ChartWords(chart, one, library) for one in NAMING]
    return "\n".join([*(one.title for one in words), *words[0].labels, *shown]).casefold()


def _caption(chart: Chart, language: str, library: Library) -> list[str]:
    """Say in words what the picture shows: its title, its doubts, each figure as printed."""
    words = ChartWords(chart, language, library)
    figures = [
        labelled(label, printed(fact, language), language)
        for label, fact in zip(words.labels, chart.facts, strict=True)
    ]
    return [words.title, *words.cautions, *figures]
