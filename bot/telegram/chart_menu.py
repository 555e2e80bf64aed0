"""/chart and the button "Chart": a picture of figures side by side."""

import logging

from telegram import Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.compose import printed
from bot.telegram import sending
from bot.telegram.addressing import thread_of
from bot.telegram.commands import Command, Commands
from bot.telegram.deps import Deps
from bot.telegram.keyboards import Keyboard
from bot.telegram.pictures import Comparable, comparables, facts_of, warnings
from bot.telegram.presses import Press, Presses
from bot.telegram.questions import Questions
from bot.telegram.render import CAPTION_UNITS, Block, parts
from bot.telegram.texts import LANGUAGES, say

_LOG = logging.getLogger(__name__)
_MOST_BARS = 12


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
        language = command.language
        keyboard = Keyboard()
        charts = comparables(self.deps.library, language)
        wanted = command.text.casefold()
        named = [chart for chart in charts if wanted in self._names(chart)]
        for chart in named or charts:
            keyboard.row(
                keyboard.press(chart.title, do="chart", facts=list(chart.facts), title=chart.title)
            )
        if keyboard.rows:
            await self._commands.say(command, say("chart_menu", language), keyboard=keyboard)
        else:
            document = self.deps.document(language)
            await self._commands.say(command, say("no_charts", language, document=document))

    def _names(self, chart: Comparable) -> str:
        """Give what a chart may be asked for by: its title, and whom it shows."""
        by_id, label = self.deps.library.by_id, self.deps.library.vocabulary.label
        shown = [label(by_id[name].subject, one) for name in chart.facts for one in LANGUAGES]
        return "\n".join([chart.title, *shown]).casefold()

    async def press(self, press: Press) -> None:
        """Send the picture as a reply to the message with the button."""
        await press.toast()
        ids = press.payload.get("facts")
        facts = facts_of(map(str, ids if isinstance(ids, list) else ()), self.deps.library)
        if not facts or not await self._questions.admit(press.update, press.bot, press.message):
            return
        answered = await self.deps.store.answer_in(press.message.chat.id, press.message.message_id)
        language = answered.language if answered else press.language
        picture = await self.deps.pictures.draw(facts[:_MOST_BARS], language, self.deps.library)
        title = press.text("title")
        cautions = warnings(facts[:_MOST_BARS], self.deps.library, language)[:1]
        colon = "：" if language == "zh" else ": "
        lines = [
            f"{label[:1].upper()}{label[1:]}{colon}{printed(fact, language)}"
            for fact in facts[:_MOST_BARS]
            for label in [fact.label(language)]
        ]
        await self._send(press.message, press, picture, [title, *cautions, *lines])

    async def _send(self, message: Message, press: Press, picture: bytes, lines: list[str]) -> None:
        title = [Block(lines[0], "bold")] if lines[0] else []
        part = parts([*title, *map(Block, lines[1:])], CAPTION_UNITS)[0]
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
