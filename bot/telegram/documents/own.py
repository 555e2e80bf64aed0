"""/start, /facts, /coverage and /source where a chat is answered from its own documents."""

from typing import Final

from bot.telegram.deps import Deps
from bot.telegram.documents import views
from bot.telegram.handlers import Command, Commands
from bot.telegram.keyboards import Keyboard
from bot.telegram.render import Block
from bot.telegram.tongues import tell

_MOST_OFFERED: Final = 6  # questions to tap: of several documents, the first of each first


class Own:
    """Says of a chat's own documents what is said of the bundled one elsewhere."""

    def __init__(self, deps: Deps, commands: Commands) -> None:
        self.deps = deps
        self._commands = commands
        commands.own = self.say

    async def say(self, command: Command) -> None:
        """Answer the command about the documents that are switched on; say where none is."""
        chat_id, tongue = command.message.chat.id, command.tongue
        name, desk = command.request.command, self.deps.desk
        asked = desk.catalogue.asked(chat_id)
        hint = tell("add_group" if chat_id < 0 else "add_private", tongue)
        if not asked:
            none = tell("docs_none_on", tongue) if desk.catalogue.of(chat_id) else hint
            texts = [tell("start", tongue), none] if name == "start" else [none]
            await self._commands.say(command, *texts)
            return
        if name == "source":
            blocks = [
                block
                for kept in asked
                for block in (
                    Block(views.title_of(kept), "bold"),
                    Block(kept.file),
                    Block(views.counts(kept, tongue)),
                )
            ]
            await self._commands.say(command, *blocks)
            return
        keyboard = Keyboard()
        offered = sorted(await desk.engines.openers(asked), key=lambda one: one[1])
        views.offer(keyboard, offered[:_MOST_OFFERED])
        texts = [tell("own_facts", tongue)]
        if name == "start":
            titles = "; ".join(views.title_of(kept) for kept in asked)
            texts = [tell("start", tongue), tell("start_asked", tongue, titles=titles), hint]
        await self._commands.say(command, *texts, keyboard=keyboard)
