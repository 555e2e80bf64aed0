"""The Application that handles updates, and the process around it.

`build` makes an Application without any intake: polling (`intake.Poller`) or a webhook puts the
updates into its queue, after `intake.accept`.
"""

import asyncio
import contextlib
import importlib.util
import logging
import signal
import sys
from collections.abc import AsyncIterator
from typing import Any, Final

from telegram import Update
from telegram.error import InvalidToken, NetworkError, TelegramError
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

from bot.engine import Engine
from bot.errors import FootnoteError
from bot.settings import Settings
from bot.store import Store
from bot.telegram.admin import Admin
from bot.telegram.browse import Browse
from bot.telegram.chart_menu import ChartMenu
from bot.telegram.commands import Commands
from bot.telegram.deps import Answerer, Deps
from bot.telegram.dispatch import Dispatch
from bot.telegram.failures import Failures
from bot.telegram.groups import Groups
from bot.telegram.inline import Inline
from bot.telegram.intake import Poller, recover, refused
from bot.telegram.memo import Remembered
from bot.telegram.pacing import Pace, Pacer
from bot.telegram.presses import Presses
from bot.telegram.profile import set_profile
from bot.telegram.questions import Questions
from bot.telegram.updates import PerChat
from bot.telegram.watch import Watch
from facts.library import Library

_LOG = logging.getLogger(__name__)
_PURGE_SECONDS: Final = 3600.0
_START_BACKOFF: Final = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_CONNECTIONS: Final = 64
_DEPS: Final = "deps"
Runner = Application[Any, Any, Any, Any, Any, Any]


def build(
    settings: Settings, engine: Answerer, store: Store, *, pace: Pace | None = None
) -> Runner:
    """Give the Application with all handlers, not yet initialized. Raises SettingsError."""
    deps = Deps(settings, engine, store)
    questions = Questions(deps)
    presses = Presses(deps, questions)
    commands = Commands(deps, questions, presses)
    groups = Groups(deps, commands)
    watch = Watch(deps, commands, questions)
    Browse(deps, presses)
    ChartMenu(deps, commands, presses, questions)
    Admin(deps, commands)
    dispatch = Dispatch(deps, questions, commands, groups, watch)

    async def moved(old: int, new: int) -> None:
        await groups.moved(old, new)
        watch.moved(old, new)

    application: Runner = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(HTTPXRequest(connection_pool_size=_CONNECTIONS, pool_timeout=30.0))
        .get_updates_request(HTTPXRequest(connection_pool_size=1))
        .rate_limiter(Pacer(pace or Pace(), moved))
        .concurrent_updates(PerChat(store))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.bot_data[_DEPS] = deps
    application.add_handler(TypeHandler(Update, dispatch.on_any), group=-1)
    edited = filters.UpdateType.EDITED_MESSAGE
    application.add_handler(MessageHandler(edited, dispatch.on_edit))
    application.add_handler(MessageHandler(filters.UpdateType.MESSAGE, dispatch.on_message))
    application.add_handler(CallbackQueryHandler(presses.on_press))
    application.add_handler(InlineQueryHandler(Inline(deps).on_query))
    application.add_handler(
        ChatMemberHandler(dispatch.on_membership, ChatMemberHandler.MY_CHAT_MEMBER)
    )
    application.add_error_handler(Failures(deps).on_error)
    return application


def deps_of(application: Runner) -> Deps:
    """Give what `build` made for the handlers."""
    deps: Deps = application.bot_data[_DEPS]
    return deps


@contextlib.asynccontextmanager
async def started(application: Runner) -> AsyncIterator[Runner]:
    """Connect, take up what an earlier process left, handle updates; at the end finish them all.

    Waits for a network that isn't up yet. Raises PollingError for a token that Telegram refuses.
    """
    deps = deps_of(application)
    try:
        await _connect(application)
        await application.start()
        await recover(application, deps.store)
        tasks = [
            asyncio.create_task(_set_profile(application, deps), name="profile"),
            asyncio.create_task(_purge(deps), name="purge"),
        ]
        try:
            yield application
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await application.update_queue.join()
            await application.stop()
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # also where the application never came up


async def _connect(application: Runner) -> None:
    attempt = 0
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            raise refused() from None
        except NetworkError as error:
            delay = _START_BACKOFF[min(attempt, len(_START_BACKOFF) - 1)]
            attempt += 1
            _LOG.warning("Telegram: %s; again in %.1f s", type(error).__name__, delay)
            await asyncio.sleep(delay)
        else:
            return


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
        except FootnoteError:
            _LOG.exception("retention failed; it is tried again")
        await asyncio.sleep(_PURGE_SECONDS)


async def serve(
    settings: Settings,
    engine: Answerer,
    *,
    pace: Pace | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Poll until `stop` is set. Raises FootnoteError where that can't go on."""
    stop = stop or asyncio.Event()
    async with Store.open(settings.store_path) as store:
        application = build(settings, engine, store, pace=pace)
        stopping = asyncio.create_task(stop.wait(), name="stop")
        polling = None
        try:
            connecting = contextlib.AsyncExitStack()
            async with connecting:
                entering = asyncio.create_task(
                    connecting.enter_async_context(started(application)), name="start"
                )
                await asyncio.wait({entering, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not entering.done():
                    entering.cancel()
                    await asyncio.gather(entering, return_exceptions=True)
                    return
                entering.result()
                _LOG.info("polling as @%s", application.bot.username)
                polling = asyncio.create_task(
                    Poller(application, deps_of(application)).run(), name="polling"
                )
                await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not polling.done():
                    polling.cancel()
                await asyncio.gather(polling, return_exceptions=True)
                _LOG.info("stopping: finishing what has come in")
            if polling is not None and not polling.cancelled():
                polling.result()
        finally:
            stopping.cancel()


async def _serve_until_signal(settings: Settings, engine: Answerer, pace: Pace | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await serve(settings, engine, pace=pace, stop=stop)


def run(settings: Settings, library: Library, *, pace: Pace | None = None) -> int:
    """Serve until SIGTERM or SIGINT; the exit code. What is wrong is logged as one sentence."""
    for name in ("httpx", "httpcore"):  # at INFO they log addresses, which hold the token
        logging.getLogger(name).setLevel(logging.WARNING)
    # It logs a trace for each page of HTML that a proxy sends instead of an answer.
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
    if importlib.util.find_spec("sniffio") is None:
        # httpcore tries to import it at every request, a search of all folders each time.
        sys.modules["sniffio"] = None  # type: ignore[assignment]
    try:
        asyncio.run(_serve_until_signal(settings, Remembered(Engine(library)), pace))
    except FootnoteError as error:
        _LOG.error("%s", error)
        return 1
    return 0
