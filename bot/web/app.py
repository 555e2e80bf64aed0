"""The ASGI application: the reader, the API, the probes and, where there is one, the webhook."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.answerer import Answerer
from bot.batch import to_json
from bot.running.metrics import Metrics
from bot.running.settings import Settings
from bot.running.work import Work
from bot.store import Store
from bot.web import webhook
from bot.web.api import Asking, refused
from bot.web.door import Door
from bot.web.headers import SecurityHeaders, security_headers
from bot.web.limits import RateLimit
from bot.web.page_texts import spoken
from bot.web.probes import Check, Probes, healthz
from bot.web.reader import Reader
from bot.web.review_form import Reviewer
from bot.web.room import Room
from bot.web.rooms import Make, Rooms
from bot.web.shelving import Shelving
from bot.web.site import TYPES, files, not_found, versions
from bot.web.uploads import PATH as DOCUMENTS
from bot.web.uploads import Documents
from bot.web.visitors import PATH as SESSION
from bot.web.visitors import Visitors
from bot.web.webhook import Intake, Webhook
from facts.library import Library

_LOG = logging.getLogger(__name__)
ASK_A_MINUTE: Final = 60
ASK_BURST: Final = 20
TOGETHER: Final = "+"  # the name of all documents at once: none on the shelf can have it


def create_app(
    engine: Answerer,
    library: Library,
    settings: Settings | None = None,
    *,
    store: Store | None = None,
    intake: Intake | None = None,
    metrics: Metrics | None = None,
    checks: Mapping[str, Check] | None = None,
    limit: RateLimit | None = None,
    now: Callable[[], float] = time.time,
    others: Sequence[tuple[str, Answerer]] = (),
    shelving: Shelving | None = None,
    visitors: Visitors | None = None,
    work: Work | None = None,
) -> Starlette:
    """Make the application.

    Without `settings` it is the reader alone; with BUNDLED=off there is no reader. Documents of
    chats are in Telegram only: nothing of them is here. With `intake` (and a WEBHOOK_SECRET) it has the
    webhook; with `store` the store counts for /readyz and /metrics; `checks` are more of those.
    `others` are the documents one by one that `engine` answers from together; `shelving` is
    there for those whom `visitors` (by default those of `settings`) let see it; `work` does what
    takes long, for the bot beside it too.
    """
    if visitors is None:
        visitors = Visitors(now=now) if settings is None else Visitors.of(settings, now)
    metrics = metrics or Metrics()
    limit = limit or RateLimit(ASK_A_MINUTE, ASK_BURST)
    work = work or Work()
    asking = Asking(engine, metrics, limit, work, visitors=visitors)

    def room(core: Answerer, name: str) -> Room:
        return Room(Asking(core, metrics, limit, work, visitors=visitors), core, core.library, name)

    rooms = Rooms(_named(Room(asking, engine, library), others, room), room, visitors, shelving)
    documents, reader, reviewer = Documents(rooms), Reader(rooms), Reviewer(rooms)
    shown = settings is None or settings.bundled
    url = settings.public_url if settings is not None else None
    host = urlsplit(url).hostname if url else None
    probes = Probes(metrics, store, checks or {}, host, refusals=work.refusals, now=now)
    door = Door(visitors, host)
    routes = [
        Route("/robots.txt", _robots),
        Route("/healthz", healthz),
        Route("/readyz", probes.readyz),
        Route("/metrics", probes.metrics),
    ]
    if shown:
        routes += [
            Route("/", door.page(documents.home)),
            Route(DOCUMENTS, door.page(documents.add), methods=["POST"]),
            Route("/d/{document}", door.page(reader.article)),
            Route("/d/{document}/page/{number:int}", door.page(reader.leaf)),
            Route("/d/{document}/picture/{number:int}", door.page(reader.picture)),
            Route("/d/{document}/facts", door.page(reader.facts)),
            Route("/d/{document}/charts", door.page(reader.charts)),
            Route("/d/{document}/review", door.page(reviewer.page)),
            Route("/d/{document}/review", door.page(reviewer.decide), methods=["POST"]),
            Route("/api/ask", door.api(rooms.ask), methods=["GET", "POST"]),
            Route(SESSION, door.api(visitors.session), methods=["POST"]),
            Route("/static/{name}", _static),
        ]
    if intake is not None and settings is not None and settings.webhook_secret is not None:
        hook = Webhook(settings.webhook_secret.get_secret_value(), intake, metrics)
        routes.append(Route(webhook.PATH, hook.endpoint, methods=["POST"]))
    headers = security_headers(mini_app=settings is not None and settings.bot_token is not None)
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(SecurityHeaders, headers=headers),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=6),
        ],
        exception_handlers={
            HTTPException: _problem(rooms if shown else None, door),
            ClientDisconnect: _gone,
            Exception: _failed(headers),
        },
    )
    app.router.redirect_slashes = False  # such a redirect leads wherever Host says
    return app


def _named(first: Room, others: Sequence[tuple[str, Answerer]], make: Make) -> list[Room]:
    """Return the rooms of what was named, and of all of it together first."""
    if not others:
        return [first]
    members = [make(core, name) for name, core in others]
    return [first.over(members, TOGETHER), *members]


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in TYPES:
        raise HTTPException(404)
    current = request.query_params.get("v") == versions()[name]
    cache = "public, max-age=31536000, immutable" if current else "no-cache"
    return Response(files()[name], headers={"Cache-Control": cache, "Content-Type": TYPES[name]})


def _robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /api/\n")


def _problem(rooms: Rooms | None, door: Door) -> Callable[[Request, Exception], Response]:
    def problem(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict((isinstance(error, HTTPException) and error.headers) or {})
        headers["Cache-Control"] = "no-store"
        language = spoken(request)
        reason = f"{HTTPStatus(status).phrase}."
        if request.url.path.startswith("/api/"):
            json = to_json(refused(reason, language))
            return Response(json, status, headers, "application/json")
        shown = rooms is not None and status == 404 and request.method in {"GET", "HEAD"}
        if rooms is not None and shown and door.refusal(request) is None:
            headers["Vary"] = "Accept-Language"
            site = rooms.first.site(rooms.frame(request))
            told = str(error.detail) if isinstance(error, HTTPException) else ""
            told = "" if told == HTTPStatus.NOT_FOUND.phrase else told
            return HTMLResponse(not_found(site, language, told), status, headers)
        return PlainTextResponse(f"{reason}\n", status, headers)

    return problem


def _gone(request: Request, _error: Exception) -> Response:
    """Answer, for form's sake, a client that went away before it had sent all."""
    _LOG.debug("a client left in the middle of %s", request.method)
    return Response(status_code=400)


def _failed(headers: Mapping[str, str]) -> Callable[[Request, Exception], Response]:
    """Answer where the application itself failed; it stands outside the middleware."""

    def failed(request: Request, _error: Exception) -> Response:
        reason = "Footnote failed to answer this request; it is logged."
        every = {**headers, "Cache-Control": "no-store"}
        if request.url.path.startswith("/api/"):
            return Response(to_json(refused(reason, "en")), 500, every, "application/json")
        return PlainTextResponse(f"{reason}\n", 500, every)

    return failed
