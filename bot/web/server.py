"""uvicorn around the application: no logging of its own, so that logs stay as configured."""

import uvicorn
from starlette.types import ASGIApp

from bot.engine import Engine
from bot.web.app import create_app
from facts.library import Library


def config(app: ASGIApp, host: str, port: int) -> uvicorn.Config:
    """How the application is served. FORWARDED_ALLOW_IPS (uvicorn's) names trusted proxies."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
        limit_concurrency=1000,
        h11_max_incomplete_event_size=65_536,
        lifespan="off",
        ws="none",
    )


def serve(library: Library, host: str = "127.0.0.1", port: int = 8080) -> int:
    """Serve the reader of one entry until SIGTERM or SIGINT; the exit code. Needs no token."""
    server = uvicorn.Server(config(create_app(Engine(library), library), host, port))
    server.run()
    return 0 if server.started else 1
