"""The room's door: what other modules of the front end use of documents."""

from telegram import Bot, Message, Update

from bot.store import Kept
from bot.telegram.addressing import Request, name_of
from bot.telegram.composing import ASK
from bot.telegram.deps import Deps, asker_of
from bot.telegram.documents.adding import Adding
from bot.telegram.documents.jobs import Job
from bot.telegram.documents.menu import SHARE_LINK, Menu
from bot.telegram.documents.own import Own
from bot.telegram.documents.receiving import handed_over, question_with
from bot.telegram.documents.review_message import Reviewer
from bot.telegram.documents.sources import FromShelf, FromTelegram
from bot.telegram.handlers import Commands
from bot.telegram.presses import Presses
from bot.telegram.questions import Questions, is_group
from bot.telegram.render import Block, parts
from bot.telegram.sending import Place, send
from bot.telegram.tongues import tell, tongue_of

_SHARE_SECONDS = 3600.0


class Documents:
    """Takes in files and what is shared; the rest is `Menu`."""

    def __init__(
        self, deps: Deps, commands: Commands, presses: Presses, questions: Questions
    ) -> None:
        self.deps = deps
        self.adding = Adding(deps)
        self.adding.after = self._answer_caption
        self._questions = questions
        self._reviewer = Reviewer(deps, commands, presses)
        Menu(deps, commands, presses, questions)
        Own(deps, commands)

    async def takes(self, update: Update, bot: Bot, message: Message, request: Request) -> bool:
        """Take a message that hands a document over, or says what a draft of one is to be.

        False: it is about something else.
        """
        code = _shared_code(message, request)
        if code:
            await self._take_shared(update, bot, message, code)
            return True
        sent = handed_over(message, request)
        if sent is None:
            text = "" if request.command else request.text
            return bool(text) and await self._reviewer.takes(update, bot, message, text)
        if await self._questions.admit(update, bot, message):
            question = question_with(message, request)
            await self.adding.take(update, bot, message, FromTelegram(sent), question)
        return True

    async def _take_shared(self, update: Update, bot: Bot, message: Message, code: str) -> None:
        """Add a copy of a document that its owner, and nobody else, carries into a group."""
        if not await self._questions.admit(update, bot, message):
            return
        deps, owner = self.deps, name_of(message.from_user)
        since = deps.now() - _SHARE_SECONDS
        payload = await deps.store.get_button(code, owner, owner, since) or {}
        kept = deps.desk.catalogue.find(owner, str(payload.get("doc", "")))
        if payload.get("do") != "shared" or kept is None:
            tongue = tongue_of(await deps.chat_of(message), update)
            text = tell("share_void", tongue)
            await send(bot, Place.answering(message), parts([Block(text)]))
            return
        await self.adding.take(update, bot, message, FromShelf(kept, deps.desk.keeping))

    async def _answer_caption(self, job: Job, kept: Kept) -> None:
        """Answer the question with which a file was sent."""
        if not job.question:
            return
        composed = await self._questions.composer.compose(
            job.chat_id, job.question, (), ASK, tongue=job.tongue, documents=[kept.document_id]
        )
        answered = self._questions.note(
            asker_of(job.message, job.user_id),
            job.message.message_id,
            job.question,
            kind=ASK,
            context=(),
            composed=composed,
        )
        place = Place.answering(job.message, silent=composed.silent)
        await self._questions.deliver(job.bot, place, composed, answered)


def _shared_code(message: Message, request: Request) -> str:
    """Give the code with which a document comes into a group, "" for another message."""
    if not is_group(message):
        return ""
    if request.command == "share":
        return request.text
    if request.command == "start" and request.text.startswith(SHARE_LINK):
        return request.text.removeprefix(SHARE_LINK)
    return ""
