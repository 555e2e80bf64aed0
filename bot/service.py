"""The whole bot in one loop: its store, the Application, what takes updates in, and the web.

TELEGRAM_MODE says how updates come in; handlers, store and answers are the same in both modes. In
webhook mode the web server always runs, beside polling where WEB_HOST, WEB_PORT or PUBLIC_URL is
set. Where it doesn't run, nothing of it is imported: that saves memory and time.
"""

import asyncio
import contextlib
import importlib.util
import logging
import socket
import sys
from collections.abc import Callable
from itertools import chain, repeat
from typing import TYPE_CHECKING, Final

from bot.answerer import Answerer
from bot.memo import Remembered
from bot.running import process
from bot.running.errors import StoreAwayError
from bot.running.liveness import Pulse, answering
from bot.running.settings import MEMORY, Settings
from bot.running.work import Work
from bot.store import Store
from bot.store.alone import alone
from bot.telegram.application import Runner, build, deps_of, started
from bot.telegram.intake import Poller
from bot.telegram.pacing import Pace
from bot.telegram.push import Pushes, remove_webhook
from bot.warm import warm

if TYPE_CHECKING:
    from bot.web.companion import Web

_LOG = logging.getLogger(__name__)
_AGAIN: Final = (1.0, 2.0, 5.0, 10.0)  # seconds until a store that can't be opened is tried again
# How long a thread that answers may keep the loop waiting for Python's lock. Measured with one person
# who sends twenty hostile messages a second, on two busy processors: 5 ms, the default, gave others a
# p99 of 430 ms (quiet 200 to 420), half a millisecond one of 200 ms (quiet 75).
_SWITCH_SECONDS: Final = 0.0005
_WEB: Final = frozenset({"web_host", "web_port", "public_url"})


def run(settings: Settings, core: Answerer, *, pace: Pace | None = None) -> int:
    """Serve until SIGTERM or SIGINT; the exit code. What is wrong is logged as one sentence."""
    for name in ("httpx", "httpcore"):  # at INFO they log addresses, which hold the token
        logging.getLogger(name).setLevel(logging.WARNING)
    # It logs a trace for each page of HTML that a proxy sends instead of an answer.
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
    if importlib.util.find_spec("sniffio") is None:
        # httpcore tries to import it at every request, a search of all folders each time.
        sys.modules["sniffio"] = None  # type: ignore[assignment]
    sys.setswitchinterval(_SWITCH_SECONDS)
    engine = Remembered(core)
    warm(engine)
    return process.run(lambda stop: serve(settings, engine, pace=pace, stop=stop))


def wants_web(settings: Settings) -> bool:
    """Whether a bot serves the web too."""
    return settings.telegram_mode == "webhook" or bool(settings.model_fields_set & _WEB)


async def serve(
    settings: Settings,
    engine: Answerer,
    *,
    pace: Pace | None = None,
    stop: asyncio.Event | None = None,
    store: Store | None = None,
    listener: socket.socket | None = None,
    up: Callable[[Runner], None] | None = None,
) -> None:
    """Run until `stop` is set, then finish what has come in.

    `store` and `listener` (for the web) stand in for those that the settings name; `up` is told
    once updates are handled. Raises FootnoteError where it can't go on.
    """
    stop = stop or asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        if settings.health_port is not None:
            pulse = Pulse()
            stack.enter_context(answering(pulse, settings.web_host, settings.health_port))
            stack.callback(asyncio.create_task(pulse.keep(), name="pulse").cancel)
        work = Work()
        stack.callback(work.close)
        if store is None and settings.store != MEMORY:
            stack.enter_context(alone(settings.data_dir))
        web = _web(settings, engine, work, listener)
        if store is None:
            store = await _opened(settings, stop)
            if store is None:
                return
            stack.push_async_callback(store.close)
        if web is None:
            application = build(settings, engine, store, pace=pace, work=work)
        else:
            application = build(
                settings, web.measured, store, pace=pace, observer=web.observer, work=work
            )
        intake = _intake(settings, application)

        def ready() -> bool:
            return application.running and intake.connected and not stop.is_set()

        if web is not None:
            # It is up while Telegram is not, and to the end: the probes tell.
            pushes = intake if isinstance(intake, Pushes) else None
            await stack.enter_async_context(web.serving(store, pushes, ready))
        if await process.until(stop, stack.enter_async_context(started(application))):
            _LOG.info("%s as @%s", settings.telegram_mode, application.bot.username)
            if up is not None:
                up(application)
            await process.until(stop, _take_in(application, intake))
            _LOG.info("stopping: finishing what has come in")


async def _opened(settings: Settings, stop: asyncio.Event) -> Store | None:
    """Open the store, once its disk has room and nobody locks it; None: told to stop before."""
    for delay in chain(_AGAIN, repeat(_AGAIN[-1])):
        try:
            return await Store.connect(settings.store_path)
        except StoreAwayError as error:
            _LOG.error("%s; again in %.0f s", error, delay)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(delay):
                await stop.wait()
                return None
    raise AssertionError("it never ends")


def _web(
    settings: Settings, engine: Answerer, work: Work, listener: socket.socket | None
) -> "Web | None":
    if not wants_web(settings):
        return None
    from bot.web.companion import Web  # noqa: PLC0415 - see above

    return Web(settings, engine, work, listener)


def _intake(settings: Settings, application: Runner) -> Poller | Pushes:
    if settings.telegram_mode == "webhook":
        if settings.public_url is None or settings.webhook_secret is None:
            raise AssertionError("the settings make sure of both")
        from bot.web.webhook import PATH  # noqa: PLC0415 - see above

        secret = settings.webhook_secret.get_secret_value()
        return Pushes(application, f"{settings.public_url}{PATH}", secret)
    return Poller(application, deps_of(application))


async def _take_in(application: Runner, intake: Poller | Pushes) -> None:
    if isinstance(intake, Poller):
        await remove_webhook(application)
    await intake.run()
