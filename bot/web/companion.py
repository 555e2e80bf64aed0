"""The web server beside a bot: its pages, its probes and counters and, to push to, its webhook."""

import contextlib
import socket
from collections.abc import AsyncIterator, Callable

from bot.answerer import Answerer
from bot.running.metrics import Measured, Metrics, TelegramObserver
from bot.running.settings import Settings
from bot.running.work import Work
from bot.store import Store
from bot.web.app import create_app
from bot.web.server import listen, serving
from bot.web.webhook import Intake


class Web:
    """Made before the bot, which is to answer with `measured` and to tell `observer`.

    Takes the port of the settings, unless there is a `listener`. Raises WebError.
    """

    def __init__(
        self,
        settings: Settings,
        engine: Answerer,
        work: Work,
        listener: socket.socket | None = None,
    ) -> None:
        self._settings = settings
        self._engine = engine
        self._work = work
        self._listener = listener or listen(settings.web_host, settings.web_port)
        self._metrics = Metrics()
        self.measured = Measured(engine, self._metrics, "telegram")
        self.observer = TelegramObserver(self._metrics)

    @contextlib.asynccontextmanager
    async def serving(
        self, store: Store, pushes: Intake | None, ready: Callable[[], bool]
    ) -> AsyncIterator[None]:
        """Serve, with a webhook where there are `pushes`; `ready` tells of the bot's side."""

        async def telegram() -> bool:
            return ready()

        app = create_app(
            self._engine,
            self._engine.library,
            self._settings,
            store=store,
            intake=pushes,
            metrics=self._metrics,
            checks={"telegram": telegram},
            work=self._work,
        )
        async with serving(app, self._listener, self._settings.trusted_proxies):
            yield
