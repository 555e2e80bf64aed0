"""Files become documents in the background: one of a chat and of a person at a time, few at once.

The update that asked for it is finished only when the document is there or refused. So after a kill
the next process begins anew, and tells it in the message in which the killed one told.
"""

import asyncio
import contextlib
import contextvars
import hashlib
import logging
import secrets
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from weakref import WeakValueDictionary

from telegram import Bot, Message, Update
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.running.errors import FootnoteError, StoreAwayError
from bot.shelf.keeping import Made
from bot.store import Kept
from bot.telegram.addressing import name_of, spender_of
from bot.telegram.deps import Deps, asker_of
from bot.telegram.documents import rights, views
from bot.telegram.documents.jobs import After, Job, RefusedError, kept_of
from bot.telegram.documents.sources import MOST_BYTES, Source, TooBigError
from bot.telegram.documents.status import Telling
from bot.telegram.editions import editions
from bot.telegram.failures import is_gone
from bot.telegram.sending import Place
from bot.telegram.ticket import TICKET
from bot.telegram.tongues import tell, tongue_of
from index.readers.unreadable import ReadError

_LOG = logging.getLogger(__name__)
_AT_ONCE: Final = 2  # files that are read; the smallest machine has two processors
_TRIES: Final = 20  # with the pacer's own some fifteen minutes
_AWAY: Final = 30.0  # seconds until a file is tried again that Telegram could not be reached for
_EVERY: Final = 4.0  # seconds between edits that tell of it: a group takes 20 a minute


class Adding:
    """Takes files in; `after` is told of each document that was added, with its job."""

    def __init__(self, deps: Deps) -> None:
        self.deps = deps
        self.after: After = _nothing_more
        self._telling = Telling(deps)
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._lines: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._jobs: set[Job] = set()
        self._pool = ThreadPoolExecutor(_AT_ONCE, "reading")

    async def take(
        self, update: Update, bot: Bot, message: Message, source: Source, question: str = ""
    ) -> None:
        """Begin to add a file, or say why not."""
        deps, user_id = self.deps, name_of(message.from_user)
        asker = asker_of(message, user_id)
        begun = await deps.store.begin_update(
            update.update_id, asker, message.chat.type, deps.now()
        )
        if begun is None:
            return
        tongue = tongue_of(begun.chat, update)
        spender = spender_of(update)
        job = Job(update.update_id, bot, message, source, user_id, spender, tongue, question)
        refused = await self._refused(job)
        if refused is not None:
            await self._telling.say(job.bot, Place.answering(message), refused)
            return
        ticket = TICKET.get()
        if ticket is not None:
            ticket.finished = True  # it is finished here, when the document is there
        self._jobs.add(job)
        self.deps.desk.coming[job.chat_id, job.source.name] += 1
        # Nothing that this update's handler had in hand is the job's.
        job.task = asyncio.create_task(
            self._run(job), name=f"add-{job.update_id}", context=contextvars.Context()
        )

    async def stop(self, chat_id: int | None = None) -> None:
        """End all that is on its way in, or what is for one chat, whose updates then are finished."""
        jobs = [job for job in self._jobs if chat_id in {None, job.chat_id}]
        for job in self._jobs:
            if job.user_id == chat_id:  # a person who is forgotten: elsewhere nobody added it
                job.user_id = 0
        for job in jobs:
            job.stopped = True
            if job.task is not None:
                job.task.cancel()
        await asyncio.gather(*(j.task for j in jobs if j.task), return_exceptions=True)
        if chat_id is None:
            await asyncio.to_thread(self._pool.shutdown)
            return
        for job in jobs:
            await self.deps.store.finish_addition(job.update_id)

    async def idle(self) -> None:
        """Wait until nothing is on its way in."""
        while self._jobs:
            await asyncio.gather(*(j.task for j in self._jobs if j.task), return_exceptions=True)

    async def load(self, bot: Bot) -> None:
        """Take up what a killed process told; say what no process will add any more."""
        await self._telling.load()
        waiting = {one.update_id for one in await self.deps.store.pending_updates()}
        for lost in await self.deps.store.additions():
            if lost.update_id not in waiting:
                await self._telling.give_up(bot, lost)
                await self.deps.store.finish_addition(lost.update_id)

    async def _refused(self, job: Job) -> str | None:
        """Give the sentence that says why a file can't be added; None: it seems that it can."""
        key = await rights.refused_to_add(self.deps, job.bot, job.chat_id, job.user_id)
        if key is not None:
            return tell(key, job.tongue)
        if job.source.size > MOST_BYTES:
            return tell("too_big", job.tongue, file=job.source.name)
        if self.deps.desk.catalogue.same(job.chat_id, file_key=job.source.file_key):
            return None  # nothing is added
        return self._full(job, job.source.size)

    def _full(self, job: Job, size: int) -> str | None:
        settings = self.deps.settings
        full = self.deps.desk.catalogue.full(job.chat_id, size, settings)
        return tell(full.key, job.tongue, most=full.most) if full is not None else None

    async def _run(self, job: Job) -> None:
        try:
            await self._patiently(job)
        except asyncio.CancelledError:
            return  # the next process begins anew
        except StoreAwayError:
            return  # it stops, and the next one goes on
        except (TelegramError, FootnoteError) as error:
            if not is_gone(error):
                await self._failed(job, error)
        except Exception as error:  # noqa: BLE001 - as a handler's, it is noted and told
            await self._failed(job, error)
        finally:
            self._jobs.discard(job)
            self.deps.desk.coming[job.chat_id, job.source.name] -= 1
            self.deps.desk.coming = +self.deps.desk.coming
        await self.deps.store.finish_addition(job.update_id)

    async def _patiently(self, job: Job) -> None:
        """Add a file, from the start again where Telegram could not be reached."""
        for _ in range(_TRIES):
            try:
                await self._add(job)
            except BadRequest:
                raise
            except NetworkError as error:
                _LOG.info("adding: %s; again in %.0f s", type(error).__name__, _AWAY)
                await asyncio.sleep(_AWAY)
            else:
                return
        await self._add(job)

    async def _failed(self, job: Job, error: Exception) -> None:
        reference = secrets.token_hex(3)
        trace = None if isinstance(error, TelegramError) else error
        name = type(error).__name__
        _LOG.error("adding failed (%s): %s", reference, name, exc_info=trace)
        text = tell("not_added", job.tongue, file=job.source.name, reference=reference)
        try:
            await self._telling.end(job.bot, job.update_id, Place.answering(job.message), text)
        except TelegramError as again:
            _LOG.warning("the failure %s was not told: %s", reference, type(again).__name__)

    async def _add(self, job: Job) -> None:
        place = Place.answering(job.message)
        text = tell("reading", job.tongue, file=job.source.name)
        await self._telling.begin(job.bot, job.update_id, place, text)
        try:
            async with self._turn(job), self._slots:
                kept, off, already = await self._added(job)
        except RefusedError as refused:
            await self._telling.end(job.bot, job.update_id, place, str(refused))
            return
        offered = await self.deps.desk.engines.openers([kept])
        former = None if already else self._former(kept)
        blocks, keyboard = views.card(
            kept, offered, job.tongue, already=already, off=off, former=former
        )
        await self._telling.end(job.bot, job.update_id, place, blocks, keyboard)
        await self.after(job, kept)

    @contextlib.asynccontextmanager
    async def _turn(self, job: Job) -> AsyncIterator[None]:
        """Wait for the files before it, of its chat and of who sent it: no one takes all readers."""
        async with contextlib.AsyncExitStack() as stack:
            for one in sorted(
                {job.chat_id, job.spender}
            ):  # in one order, so that none wait in a ring
                line = self._lines.setdefault(one, asyncio.Lock())
                await stack.enter_async_context(line)
            yield

    def _former(self, kept: Kept) -> Kept | None:
        """Give the latest earlier edition of a document that is switched on with it."""
        asked = self.deps.desk.catalogue.asked(kept.chat_id)
        return next(iter(editions(kept, reversed(asked))), None)

    async def _added(self, job: Job) -> tuple[Kept, tuple[Kept, ...], bool]:
        """Give the document, what was switched off for it, and whether it was there before.

        Raises RefusedError.
        """
        desk = self.deps.desk
        there = desk.catalogue.same(job.chat_id, file_key=job.source.file_key)
        if there is not None:
            return await self._again(job, there)
        data = await self._fetched(job)
        digest = hashlib.sha256(data).hexdigest()
        there = desk.catalogue.same(job.chat_id, digest=digest)
        if there is not None:
            return await self._again(job, there)
        made = await self._made(job, data)
        try:
            full = self._full(job, made.size)
            if full is not None:
                raise RefusedError(full)
            chat_id = await self.deps.store.moved_to(job.chat_id) or job.chat_id
            kept = kept_of(job, made, chat_id, digest, self.deps.now())
            off = await desk.put(kept, made)
        finally:
            desk.keeping.discard(made)  # what was kept is no longer there
        return kept, off, False

    async def _again(self, job: Job, there: Kept) -> tuple[Kept, tuple[Kept, ...], bool]:
        """Switch on what is there already; a killed process may have added it for this message."""
        off = (
            ()
            if there.asked
            else await self.deps.desk.switch(job.chat_id, there.document_id, on=True)
        )
        return self.deps.desk.renewed(there), off, there.update_id != job.update_id

    async def _fetched(self, job: Job) -> bytes:
        try:
            return await job.source.fetch(job.bot)
        except TooBigError:
            raise RefusedError(tell("too_big", job.tongue, file=job.source.name)) from None

    async def _made(self, job: Job, data: bytes) -> Made:
        """Read a file off the loop, and tell how far it is while that takes its time."""
        make = self.deps.desk.keeping.make
        loop = asyncio.get_running_loop()
        # A chat that may not be written to for an hour keeps no reader waiting.
        telling = asyncio.create_task(self._go_on(job, job.parts), context=contextvars.Context())
        future = loop.run_in_executor(self._pool, make, data, job.source.name, job.report)
        try:
            with self.deps.store.marks.of(job.update_id):
                await asyncio.wait({future})
            return future.result()
        except ReadError as error:
            raise RefusedError(tell(error.why, job.tongue, file=job.source.name)) from None
        except BaseException:
            job.stopped = True
            await asyncio.wait({future})  # a breath: the reader hears that nobody waits
            if future.exception() is None:
                self.deps.desk.keeping.discard(future.result())
            raise
        finally:
            if job.telling:  # an edit under way must not come after the last one
                await asyncio.wait({telling}, timeout=_EVERY)
            telling.cancel()

    async def _go_on(self, job: Job, told: tuple[int, int]) -> None:
        while True:
            await asyncio.sleep(_EVERY)
            if job.parts == told or not job.parts[1]:
                continue
            told = job.parts
            values = {"file": job.source.name, "done": told[0], "total": told[1]}
            job.telling = True
            try:
                text = tell("reading_part", job.tongue, **values)
                await self._telling.go_on(job.bot, job.update_id, text)
            except TelegramError as error:
                _LOG.info("how far a file is was not told: %s", type(error).__name__)
            finally:
                job.telling = False


async def _nothing_more(job: Job, kept: Kept) -> None:
    del job, kept
