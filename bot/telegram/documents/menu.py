"""/docs, /add, /remove, /share, and the buttons under documents."""

from collections.abc import Sequence
from typing import Final

from telegram import Bot, InlineKeyboardButton
from telegram.error import TelegramError

from bot.store import Kept
from bot.telegram import sending
from bot.telegram.composing import OPENER
from bot.telegram.deps import Deps
from bot.telegram.documents import rights, views
from bot.telegram.documents.views import View, title_of
from bot.telegram.handlers import Command, Commands
from bot.telegram.keyboards import Keyboard
from bot.telegram.press import Press
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions, is_group
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place
from bot.telegram.tongues import TEXTS, tell

SHARE_LINK: Final = "s_"
_SHARED: Final = "shared"


class Menu:
    """What people see and press; each look is at the documents of the chat that they are in."""

    def __init__(
        self, deps: Deps, commands: Commands, presses: Presses, questions: Questions
    ) -> None:
        self.deps = deps
        self._commands = commands
        self._presses = presses
        self._questions = questions
        commands.actions |= {
            "docs": self.docs,
            "add": self.usage,
            "remove": self.remove,
            "share": self.share,
        }
        presses.actions |= {
            "docs": self.press_docs,
            "doc_switch": self.press_switch,
            "doc_open": self.press_open,
            "doc_remove": self.press_remove,
            "doc_removed": self.press_removed,
            "doc_replace": self.press_replace,
            "doc_share": self.press_share,
            "elsewhere": self.press_elsewhere,
            "opener": self.press_opener,
        }

    # ---------------------------------------------------------------- commands

    async def docs(self, command: Command) -> None:
        """List the documents of the chat."""
        documents = self.deps.desk.catalogue.of(command.message.chat.id)
        if not documents:
            key = "add_group" if is_group(command.message) else "add_private"
            none = tell("docs_none", command.tongue)
            await self._commands.say(command, none, tell(key, command.tongue))
            return
        blocks, keyboard = self._listing(documents, command.tongue)
        await self._commands.say(command, *blocks, keyboard=keyboard)

    async def usage(self, command: Command) -> None:
        """Say how a file is added."""
        key = "add_group" if is_group(command.message) else "add_private"
        await self._commands.say(command, tell(key, command.tongue))

    async def remove(self, command: Command) -> None:
        """Ask whether to remove a document, or which."""
        catalogue, chat_id = self.deps.desk.catalogue, command.message.chat.id
        documents = catalogue.of(chat_id)
        if not documents:
            await self._commands.say(command, tell("docs_none", command.tongue))
            return
        kept = catalogue.by_number_or_name(chat_id, command.text) if command.text else None
        if kept is None and len(documents) == 1 and not command.text:
            kept = documents[0]
        if kept is None:
            view = views.choice(documents, command.tongue, "remove_which", "doc_remove")
        elif not await rights.may_remove(self.deps, command.bot, kept, command.user_id):
            await self._commands.say(command, tell("remove_not_yours", command.tongue))
            return
        else:
            view = views.removal(kept, command.tongue, command.user_id)
        await self._commands.say(command, *view[0], keyboard=view[1])

    async def share(self, command: Command) -> None:
        """Ask which document a group is to get. What is shared in a group, `Sharing` takes in."""
        if is_group(command.message):
            await self._commands.say(command, tell("share_in_private", command.tongue))
            return
        documents = self.deps.desk.catalogue.of(command.message.chat.id)
        if not documents:
            none = tell("docs_none", command.tongue)
            await self._commands.say(command, none, tell("add_private", command.tongue))
            return
        blocks, keyboard = views.choice(documents, command.tongue, "share_which", "doc_share")
        await self._commands.say(command, *blocks, keyboard=keyboard)

    # ---------------------------------------------------------------- buttons

    async def press_docs(self, press: Press) -> None:
        """Show a page of the documents."""
        await press.toast()
        documents = self.deps.desk.catalogue.of(press.message.chat.id)
        await self._show(press, self._listing(documents, press.tongue, press.number("page")))

    async def press_switch(self, press: Press) -> None:
        """Switch a document on or off."""
        deps, kept = self.deps, self._named(press)
        chat_id = press.message.chat.id
        if kept is None:
            await press.toast(tell("gone", press.tongue))
            return
        if not await rights.may_switch(deps, press.bot, chat_id, press.query.from_user.id):
            await press.toast(tell("admins_only", press.tongue))
            return
        off = await deps.desk.switch(chat_id, kept.document_id, on=not kept.asked)
        now = deps.desk.renewed(kept)
        lines = [tell("is_on" if now.asked else "is_off", press.tongue, title=title_of(now))]
        lines += [tell("is_off", press.tongue, title=title_of(one)) for one in off]
        await press.toast(sending.toast("\n".join(lines)))
        if press.number("open"):
            await self._show(press, await self._opened(press, now))
        else:
            documents = deps.desk.catalogue.of(chat_id)
            await self._show(press, self._listing(documents, press.tongue, press.number("page")))

    async def press_open(self, press: Press) -> None:
        """Show one document."""
        kept = self._named(press)
        if kept is None:
            await press.toast(tell("gone", press.tongue))
            return
        await press.toast()
        await self._show(press, await self._opened(press, kept))

    async def press_remove(self, press: Press) -> None:
        """Ask whether to remove a document."""
        kept, user_id = self._named(press), press.query.from_user.id
        if kept is None:
            await press.toast(tell("gone", press.tongue))
        elif await rights.may_remove(self.deps, press.bot, kept, user_id):
            await press.toast()
            await self._show(press, views.removal(kept, press.tongue, user_id))
        else:
            await press.toast(tell("remove_not_yours", press.tongue))

    async def press_removed(self, press: Press) -> None:
        """Remove a document, or don't."""
        kept = self._named(press)
        if kept is None:
            await press.toast(tell("gone", press.tongue))
            return
        await press.toast()
        text = tell("kept_after_all", press.tongue, title=title_of(kept))
        if press.number("yes"):
            if not await rights.may_remove(self.deps, press.bot, kept, press.query.from_user.id):
                return
            update_id = press.update.update_id
            await self.deps.desk.drop(kept.chat_id, [kept.document_id], update_id)
            text = tell("removed", press.tongue, title=kept.file)
        await self._show(press, ([Block(text)], Keyboard()))

    async def press_replace(self, press: Press) -> None:
        """Remove the edition that a new one replaces."""
        kept = self._named(press)
        if kept is None:
            await press.toast(tell("gone", press.tongue))
        elif await rights.may_remove(self.deps, press.bot, kept, press.query.from_user.id):
            update_id = press.update.update_id
            await self.deps.desk.drop(kept.chat_id, [kept.document_id], update_id)
            await press.toast(sending.toast(tell("replaced", press.tongue, file=kept.file)))
            await sending.edit_keyboard(press.bot, press.message, None)
        else:
            await press.toast(tell("remove_not_yours", press.tongue))

    async def press_elsewhere(self, press: Press) -> None:
        """Ask another edition the same, in a new message."""
        deps, message, kept = self.deps, press.message, self._named(press)
        former = await deps.store.answer_in(message.chat.id, message.message_id)
        if kept is None or former is None:
            await press.toast(tell("gone", press.tongue))
            return
        await press.toast()
        if not await self._questions.admit(press.update, press.bot, message):
            return
        await self._answer(press, kept, former.question, former.kind, former.context)

    async def press_share(self, press: Press) -> None:
        """Say how a group gets a copy of a document: only its owner can carry it there."""
        kept, owner = self._named(press), press.message.chat.id
        if kept is None or owner != press.query.from_user.id:
            await press.toast(tell("gone", press.tongue))
            return
        await press.toast()
        payload = {"do": _SHARED, "doc": kept.document_id}
        code = await self.deps.store.put_button(owner, payload, self.deps.now(), owner)
        bot = press.bot.username
        keyboard = Keyboard()
        link = f"https://t.me/{bot}?startgroup={SHARE_LINK}{code}"
        keyboard.row(InlineKeyboardButton(tell("button_group", press.tongue), url=link))
        keyboard.row(keyboard.press(tell("button_all", press.tongue), do="docs"))
        command = f"/share@{bot} {code}"
        text = tell("share_how", press.tongue, title=title_of(kept), command=command)
        await self._show(press, ([Block(text)], keyboard))

    async def press_opener(self, press: Press) -> None:
        """Show what a question that was offered leads to, in a new message."""
        await press.toast()
        deps, message, kept = self.deps, press.message, self._named(press)
        if kept is None or not await self._questions.admit(press.update, press.bot, message):
            return
        number = press.number("n")
        offered = await deps.desk.engines.openers([kept])
        label = next((opener.label for _, n, opener in offered if n == number), "")
        if label:
            await self._answer(press, kept, label, OPENER, (str(number),))

    # ---------------------------------------------------------------- what they share

    async def _answer(
        self, press: Press, kept: Kept, text: str, kind: str, context: tuple[str, ...]
    ) -> None:
        """Answer from one document in a new message, which follow-ups go on from."""
        deps, message, asker = self.deps, press.message, press.asker
        begun = await deps.store.begin_update(
            press.update.update_id, asker, message.chat.type, deps.now()
        )
        if begun is None:
            return
        composed = await self._questions.composer.compose(
            message.chat.id,
            text,
            context,
            kind,
            tongue=press.tongue,
            documents=[kept.document_id],
        )
        answered = self._questions.note(
            asker, None, text, kind=kind, context=context, composed=composed
        )
        place = Place.answering(message, silent=composed.silent)
        await self._questions.deliver(
            press.bot, place, composed, answered, update_id=press.update.update_id
        )
        await deps.store.add_turn(asker, message.message_id, text, deps.now())

    def _named(self, press: Press) -> Kept | None:
        """Give the document that a button names, where this chat has it."""
        return self.deps.desk.catalogue.find(press.message.chat.id, press.text("doc"))

    def _listing(self, documents: Sequence[Kept], tongue: str, page: int = 0) -> View:
        bundled = self.deps.library.about.title if self.deps.settings.bundled else ""
        return views.listing(documents, tongue, page, bundled=bundled)

    async def _opened(self, press: Press, kept: Kept) -> View:
        offered = await self.deps.desk.engines.openers([kept])
        user_id, adder = press.query.from_user.id, ""
        if kept.chat_id < 0:
            adder = await _name(press.bot, kept, press.tongue)
        removable = await rights.may_remove(self.deps, press.bot, kept, user_id)
        return views.opened(kept, offered, press.tongue, adder=adder, removable=removable)

    async def _show(self, press: Press, view: View) -> None:
        blocks, keyboard = view
        await self._presses.show(press, keyboard, parts(blocks)[0])


async def _name(bot: Bot, kept: Kept, tongue: str) -> str:
    """Give the name of who added a document, as Telegram knows it now: none is kept."""
    if kept.added_by:
        try:
            member = await bot.get_chat_member(kept.chat_id, kept.added_by)
        except TelegramError:
            return TEXTS.text("somebody", tongue)
        return member.user.full_name
    return TEXTS.text("somebody", tongue)
