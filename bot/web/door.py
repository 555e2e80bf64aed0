"""The door before pages and API: the server's own name first, then whom the policy lets in."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.access import is_loopback
from bot.web.api import refusing
from bot.web.elements import join, tag
from bot.web.page_texts import chosen_language, spoken, word
from bot.web.refusal import Refusal
from bot.web.site import Frame, page
from bot.web.visitors import Visitors, host_of

Endpoint = Callable[[Request], Awaitable[Response]]
_PRIVATE = {"Cache-Control": "private, no-store", "Vary": "Accept-Language, Authorization, Cookie"}


class Door:
    """Wraps endpoints. `host` is the name by which others see this server, None where it has none.

    Probes and the webhook stand outside: they are called by addresses of the inside, and prove
    themselves otherwise.
    """

    def __init__(self, visitors: Visitors, host: str | None = None) -> None:
        self._visitors = visitors
        self._host = host

    def refusal(self, request: Request) -> Refusal | None:
        """Give why a request stays outside, None where it may come in."""
        try:
            self._called_by_name(request)
            if self._visitors.access.listed:
                self._visitors.admit(request)
        except Refusal as refusal:
            return refusal
        return None

    def _called_by_name(self, request: Request) -> None:
        host = host_of(request)
        if self._host and host != self._host and not is_loopback(host):
            raise Refusal(421, word("other_host", spoken(request)))

    def page(self, endpoint: Endpoint) -> Endpoint:
        """Return an endpoint that shows those who aren't let in why."""

        async def served(request: Request) -> Response:
            refusal = self.refusal(request)
            if refusal is not None:
                return _closed(request, refusal)
            response = await endpoint(request)
            if self._visitors.access.listed:
                response.headers.update(_PRIVATE)
            return response

        return served

    def api(self, endpoint: Endpoint) -> Endpoint:
        """Return an endpoint that tells those who aren't let in why, as JSON."""

        async def served(request: Request) -> Response:
            try:
                self._called_by_name(request)
                return await endpoint(request)
            except Refusal as refusal:
                return refusing(refusal, spoken(request))

        return served


def _closed(request: Request, refusal: Refusal) -> Response:
    """Give the page of a closed door; the Mini App asks there for a session, and comes again."""
    language = spoken(request)
    title = word("closed", language)
    body = join(tag("h1", title), tag("p", refusal.reason, class_="warning"))
    frame = Frame(chosen_language(request.query_params.get("lang", "")))
    html = page(frame, language, title, tag("div", body, id="closed"), robots=False)
    return HTMLResponse(html, refusal.status, _PRIVATE)
