"""The Application that handles updates.

It comes without any intake: polling (`intake.Poller`) or a webhook (`push.Pushes`) puts the updates
into its queue by `intake.accept`. `bot.service` puts the parts together.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Any, Final

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.answerer import Answerer
from bot.running.errors import FootnoteError
from bot.running.observer import Observer
from bot.running.settings import Settings
from bot.running.work import Work
from bot.store import Store
from bot.telegram.admin import Admin
from bot.telegram.browse import Browse
from bot.telegram.chart_menu import ChartMenu
from bot.telegram.connect import patiently
from bot.telegram.deps import Deps
from bot.telegram.dispatch import Dispatch
from bot.telegram.documents.adding import Adding
from bot.telegram.documents.facade import Documents
from bot.telegram.failures import Failures
from bot.telegram.groups import Groups
from bot.telegram.halts import Halts
from bot.telegram.handlers import Commands
from bot.telegram.inline import Inline
from bot.telegram.intake import PollingError, understand
from bot.telegram.looking import Looking
from bot.telegram.offers import Offers
from bot.telegram.pacing import Pace, Pacer
from bot.telegram.presses import Presses
from bot.telegram.profile import set_profile
from bot.telegram.questions import Questions
from bot.telegram.quoting import Quoting
from bot.telegram.recovering import Recovery
from bot.telegram.thumbs import Thumbs
from bot.telegram.transport import make_request, tls
from bot.telegram.updates import Lines
from bot.telegram.watch import Watch

_LOG = logging.getLogger(__name__)
_PURGE_SECONDS: Final = 3600.0
_CONNECTIONS: Final = 64
_DEPS: Final = "deps"
_ADDING: Final = "adding"
_PACER: Final = "pacer"
_HALTS: Final = "halts"
_STOP_SECONDS: Final = 20.0  # to finish what is in hand; what is left is the next process's
Runner = Application[Any, Any, Any, Any, Any, Any]


def build(
    settings: Settings,
    engine: Answerer,
    store: Store,
    *,
    pace: Pace | None = None,
    observer: Observer | None = None,
    work: Work | None = None,
) -> Runner:
    """Give the Application with all handlers, not yet initialized. Raises SettingsError."""
    observer = observer or Observer()
    deps = Deps(settings, engine, store, observer=observer, work=work or Work())
    questions = Questions(deps)
    presses = Presses(deps)
    quoting = Quoting(deps, presses, questions)
    Offers(deps, presses, questions)
    Thumbs(deps, presses, quoting.back)
    commands = Commands(deps, questions, presses)
    groups = Groups(deps, commands)
    watch = Watch(deps, commands, questions)
    Browse(deps, presses)
    Looking(deps, commands, presses, questions)
    ChartMenu(deps, commands, presses, questions)
    Admin(deps, commands)
    documents = Documents(deps, commands, presses, questions)
    commands.erasing = documents.adding.stop
    dispatch = Dispatch(deps, questions, commands, groups, watch, documents)

    async def moved(old: int, new: int) -> None:
        await groups.moved(old, new)
        watch.moved(old, new)

    halts = Halts(store, now=deps.now)
    pacer = Pacer(pace or Pace(), moved, observer, halts)
    lines = Lines(store)
    failures = Failures(deps)
    application: Runner = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(make_request(_CONNECTIONS))
        .get_updates_request(HTTPXRequest(connection_pool_size=1, httpx_kwargs={"verify": tls()}))
        .rate_limiter(pacer)
        .concurrent_updates(lines)
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.bot_data[_DEPS] = deps
    application.bot_data[_ADDING] = documents.adding
    application.bot_data[_PACER] = pacer
    application.bot_data[_HALTS] = halts
    lines.behind.again = application.update_queue.put_nowait
    lines.behind.understand = lambda raw: understand(application, raw)
    lines.tell = lambda update: failures.give_up(update, application.bot)
    application.add_handler(TypeHandler(Update, dispatch.on_any), group=-1)
    edited = filters.UpdateType.EDITED_MESSAGE
    application.add_handler(MessageHandler(edited, dispatch.on_edit))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, dispatch.on_message))
    application.add_handler(CallbackQueryHandler(presses.on_press))
    application.add_handler(InlineQueryHandler(Inline(deps).on_query))
    application.add_handler(
        ChatMemberHandler(dispatch.on_membership, ChatMemberHandler.MY_CHAT_MEMBER)
    )
    application.add_error_handler(failures.on_error)
    return application


def deps_of(application: Runner) -> Deps:
    """Give what `build` made for the handlers."""
    deps: Deps = application.bot_data[_DEPS]
    return deps


def adding_of(application: Runner) -> Adding:
    """Give what takes files in."""
    adding: Adding = application.bot_data[_ADDING]
    return adding


def lines_of(application: Runner) -> Lines:
    """Give what brings updates in order."""
    lines = application.update_processor
    if not isinstance(lines, Lines):
        raise TypeError("`build` made none of this")
    return lines


def halts_of(application: Runner) -> Halts:
    """Give which chats are to be left alone."""
    halts: Halts = application.bot_data[_HALTS]
    return halts


@contextlib.asynccontextmanager
async def started(application: Runner) -> AsyncIterator[Runner]:
    """Connect, take up what an earlier process left, handle updates; at the end finish them all.

    Waits for a network that isn't up yet. Raises PollingError for a token that Telegram refuses.
    """
    deps = deps_of(application)
    pacer: Pacer = application.bot_data[_PACER]
    recovery = Recovery(application, deps, lines_of(application))
    tasks: list[asyncio.Task[None]] = []
    try:
        await _connect(application, deps.settings.bot_api_url)
        await deps.desk.load()
        await halts_of(application).load()
        await recovery.load()
        await adding_of(application).load(application.bot)
        await application.start()
        try:
            await recovery.retry_suspects(adding_of(application).idle)
            left = await recovery.take_up()
            tasks += [
                asyncio.create_task(recovery.take_up_rest(left), name="recovery"),
                asyncio.create_task(_set_profile(application, deps), name="profile"),
                asyncio.create_task(_purge(deps), name="purge"),
            ]
            yield application
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            pacer.stop()
            await _finish(application, deps.store)
            await application.stop()
            await adding_of(application).stop()
    finally:
        await asyncio.to_thread(deps.desk.close)
        await application.shutdown()
        await application.bot.shutdown()  # also where the application never came up


async def _finish(application: Runner, store: Store) -> None:
    """Finish what is in hand; a store that is away holds the stop up no longer."""
    if store.away is None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STOP_SECONDS):
                await application.update_queue.join()
    store.hasten()
    await application.update_queue.join()


async def _connect(application: Runner, url: str) -> None:
    try:
        await patiently(application.initialize)
    except TelegramError as error:
        raise PollingError(
            f"BOT_API_URL: {url} does not answer as a Bot API server does "
            f"({type(error).__name__}: {error})"
        ) from None


async def _set_profile(application: Runner, deps: Deps) -> None:
    try:
        await set_profile(application.bot, deps)
    except TelegramError as error:
        _LOG.warning("the profile was not set: %s", type(error).__name__)


async def _purge(deps: Deps) -> None:
    """Give the retention job: at the start and every hour."""
    while True:
        try:
            erased = await deps.store.purge(deps.now(), deps.settings.retention_days)
            _LOG.debug("retention: %s", erased)
            if erased.documents:
                await deps.desk.follow_store()
        except FootnoteError:
            _LOG.exception("retention failed; it is tried again")
        await asyncio.sleep(_PURGE_SECONDS)
