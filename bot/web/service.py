"""A whole bot in one loop: Telegram by polling or by webhook, and the web beside it.

In webhook mode the web server always runs; in polling mode where WEB_HOST, WEB_PORT or PUBLIC_URL
is set. Handlers, store and answers are the same in both modes, only the intake differs.
"""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from typing import Any, Final

import uvicorn
from telegram import Update
from telegram.error import TelegramError

from bot.engine import Engine
from bot.errors import FootnoteError
from bot.metrics import Answerer, ErrorCounter, Measured, Metrics
from bot.settings import Settings
from bot.store import Store
from bot.telegram.application import Runner, build, deps_of, started
from bot.telegram.intake import ALLOWED, Poller, accept
from bot.telegram.pacing import Pace
from bot.web.app import create_app
from bot.web.limits import RateLimit
from bot.web.server import config
from bot.web.webhook import PATH
from facts.library import Library

_LOG = logging.getLogger(__name__)
_RECENT: Final = 1000
_WEB: Final = frozenset({"web_host", "web_port", "public_url"})


class WebError(FootnoteError):
    """The web server can't start."""


class BotIntake:
    """The webhook's way into the bot: kept in the store, then queued."""

    def __init__(self, application: Runner) -> None:
        self._application = application
        self._deps = deps_of(application)
        self._recent: dict[int, None] = {}

    async def take(self, update: dict[str, Any]) -> bool:
        """Keep and queue an update; False for one that came a moment ago.

        One from longer ago is dropped by the store, inline ones are only queued.
        """
        number = int(update["update_id"])
        if number in self._recent:
            return False
        try:
            Update.de_json(update, self._application.bot)
        except (KeyError, TypeError, ValueError, AttributeError):
            _LOG.warning("update %d has a shape that is unknown; dropped", number)
            return False
        await accept(self._application, self._deps, [update])
        self._recent[number] = None
        if len(self._recent) > _RECENT:
            del self._recent[next(iter(self._recent))]
        return True


def wants_web(settings: Settings) -> bool:
    """Whether a bot serves the web too."""
    return settings.telegram_mode == "webhook" or bool(settings.model_fields_set & _WEB)


class _Server(uvicorn.Server):
    """uvicorn in a loop that has its own signal handlers."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Leave the signals to `run`."""
        yield


@contextlib.asynccontextmanager
async def web(
    settings: Settings,
    engine: Answerer,
    application: Runner,
    metrics: Metrics,
    *,
    limit: RateLimit | None = None,
) -> AsyncIterator[None]:
    """Serve the web for a running application. Raises WebError where it can't listen."""

    async def running() -> bool:
        return application.running

    intake = BotIntake(application) if settings.telegram_mode == "webhook" else None
    app = create_app(
        engine,
        engine.library,
        settings,
        store=deps_of(application).store,
        intake=intake,
        metrics=metrics,
        checks={"telegram": running},
        limit=limit,
    )
    server = _Server(config(app, settings.web_host, settings.web_port))
    task = asyncio.create_task(_listen(server), name="web")
    try:
        while not server.started:
            if task.done():
                await task
                raise WebError("the web server ended at its start")
            await asyncio.sleep(0.01)
        _LOG.info("web on http://%s:%d", settings.web_host, settings.web_port)
        yield
    finally:
        server.should_exit = True
        await asyncio.gather(task, return_exceptions=True)


async def _listen(server: uvicorn.Server) -> None:
    try:
        await server.serve()
    except SystemExit:  # how uvicorn says that it can't listen
        host, port = server.config.host, server.config.port
        raise WebError(
            f"WEB_HOST, WEB_PORT: can't listen on {host}:{port}; is it taken by another program?"
        ) from None


async def serve(
    settings: Settings,
    engine: Answerer,
    *,
    pace: Pace | None = None,
    stop: asyncio.Event | None = None,
    limit: RateLimit | None = None,
) -> None:
    """Run until `stop` is set. Raises FootnoteError where that can't go on."""
    stop = stop or asyncio.Event()
    metrics = Metrics()
    counter = ErrorCounter(metrics)
    telegram_log = logging.getLogger("bot.telegram")
    telegram_log.addHandler(counter)
    try:
        async with Store.open(settings.store_path) as store:
            application = build(settings, Measured(engine, metrics, "telegram"), store, pace=pace)
            stopping = asyncio.create_task(stop.wait(), name="stop")
            try:
                working = asyncio.create_task(
                    _work(settings, engine, application, metrics, stopping, limit), name="work"
                )
                await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not working.done() and not application.running:
                    working.cancel()  # still waiting for a network
                    await asyncio.gather(working, return_exceptions=True)
                    return
                await working
            finally:
                stopping.cancel()
    finally:
        telegram_log.removeHandler(counter)


async def _work(
    settings: Settings,
    engine: Answerer,
    application: Runner,
    metrics: Metrics,
    stopping: "asyncio.Task[Any]",
    limit: RateLimit | None,
) -> None:
    async with started(application), contextlib.AsyncExitStack() as stack:
        if wants_web(settings):
            await stack.enter_async_context(
                web(settings, engine, application, metrics, limit=limit)
            )
        if settings.telegram_mode == "webhook":
            await set_webhook(settings, application)
            await asyncio.wait({stopping})
            return
        polling = asyncio.create_task(
            Poller(application, deps_of(application)).run(), name="polling"
        )
        await asyncio.wait({polling, stopping}, return_when=asyncio.FIRST_COMPLETED)
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
        if not polling.cancelled():
            polling.result()


async def set_webhook(settings: Settings, application: Runner) -> None:
    """Tell Telegram where to send updates. Raises WebError with Telegram's reason."""
    if settings.public_url is None or settings.webhook_secret is None:
        raise WebError("TELEGRAM_MODE=webhook needs PUBLIC_URL and WEBHOOK_SECRET")
    try:
        await application.bot.set_webhook(
            url=f"{settings.public_url}{PATH}",
            secret_token=settings.webhook_secret.get_secret_value(),
            allowed_updates=ALLOWED,
            drop_pending_updates=False,
            max_connections=40,
        )
    except TelegramError as error:
        raise WebError(f"PUBLIC_URL: Telegram refuses the webhook ({error})") from None
    _LOG.info("webhook set as @%s", application.bot.username)


async def _serve_until_signal(settings: Settings, engine: Answerer) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await serve(settings, engine, stop=stop)


def run(settings: Settings, library: Library) -> int:
    """Serve until SIGTERM or SIGINT; the exit code. What is wrong is logged as one sentence."""
    for name in ("httpx", "httpcore"):  # at INFO they log addresses, which hold the token
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        asyncio.run(_serve_until_signal(settings, Engine(library)))
    except FootnoteError as error:
        _LOG.error("%s", error)
        return 1
    return 0
