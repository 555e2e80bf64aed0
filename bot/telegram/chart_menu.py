"""/chart and the button "Chart": a picture of figures side by side."""

import logging

from telegram import Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.charts.model import Chart, chart_of, charts_in
from bot.charts.words import ChartWords
from bot.compose import printed
from bot.telegram import sending
from bot.telegram.addressing import thread_of
from bot.telegram.commands import Command, Commands
from bot.telegram.deps import Deps
from bot.telegram.keyboards import Keyboard
from bot.telegram.presses import Press, Presses
from bot.telegram.questions import Questions
from bot.telegram.render import CAPTION_UNITS, Block, parts
from bot.telegram.texts import LANGUAGES, say

_LOG = logging.getLogger(__name__)


class ChartMenu:
    """Offers the charts that the facts have, and sends them."""

    def __init__(
        self, deps: Deps, commands: Commands, presses: Presses, questions: Questions
    ) -> None:
        self.deps = deps
        self._commands = commands
        self._questions = questions
        commands.actions["chart"] = self.menu
        presses.actions["chart"] = self.press

    async def menu(self, command: Command) -> None:
        """Offer the charts that there are."""
        language, library = command.language, self.deps.library
        keyboard = Keyboard()
        charts = charts_in(library)
        wanted = command.text.casefold()
        named = [chart for chart in charts if wanted in self._names(chart)]
        for chart in named or charts:
            title = ChartWords(chart, language, library).title
            keyboard.row(keyboard.press(title, do="chart", facts=list(chart.ids)))
        if keyboard.rows:
            await self._commands.say(command, say("chart_menu", language), keyboard=keyboard)
        else:
            document = self.deps.document(language)
            await self._commands.say(command, say("no_charts", language, document=document))

    def _names(self, chart: Chart) -> str:
        """Give what a chart may be asked for by: its title, and whom it shows."""
        library, label = self.deps.library, self.deps.library.vocabulary.label
        shown = [label(fact.subject, one) for fact in chart.facts for one in LANGUAGES]
        titles = [ChartWords(chart, one, library).title for one in LANGUAGES]
        return "\n".join([*titles, *shown]).casefold()

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
        words = ChartWords(chart, language, library)
        colon = "：" if language == "zh" else ": "
        lines = [
            f"{label}{colon}{printed(fact, language)}"
            for label, fact in zip(words.labels, chart.facts, strict=True)
        ]
        await self._send(press.message, press, picture, [words.title, *words.cautions, *lines])

    async def _send(self, message: Message, press: Press, picture: bytes, lines: list[str]) -> None:
        title, *rest = lines
        part = parts([Block(title, "bold"), *map(Block, rest)], CAPTION_UNITS)[0]
        try:
            await press.bot.send_photo(
                message.chat.id,
                picture,
                caption=part.html,
                parse_mode=ParseMode.HTML,
                message_thread_id=thread_of(message),
                reply_parameters=ReplyParameters(
                    message.message_id, allow_sending_without_reply=True
                ),
            )
        except BadRequest as error:
            _LOG.warning("a picture was refused: %s", error.message)
            place = sending.Place.answering(message)
            await sending.send(press.bot, place, [part])
