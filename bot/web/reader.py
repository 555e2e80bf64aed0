"""The pages of the reader."""

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.web.article import article_page, leaf_page
from bot.web.cards import chosen, facts_page
from bot.web.charts import charts_page
from bot.web.passages import Span
from bot.web.rooms import Room
from bot.web.site import Frame, Site
from bot.web.talk import talk_of
from bot.web.transcript import Said, talk_area
from bot.web.words import chosen_language, language_of
from index.document import Document

PART: Final = "Footnote-Part"  # the header by which the page asks for the talk alone
_KEPT: Final = 256
_SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_FRESHNESS: Final = {"Cache-Control": "no-cache", "Vary": f"Accept-Language, {PART}"}


class Page(NamedTuple):
    """A page that stays as it is while the process runs; a browser need not load it twice."""

    body: bytes
    etag: str


def _page(html: str) -> Page:
    body = html.encode()
    return Page(body, f'W/"{hashlib.sha256(body).hexdigest()[:20]}"')


class Visit(NamedTuple):
    """A request for a document: which, its addresses, and the language of the page."""

    room: Room
    site: Site
    language: str


class Reader:
    """A library entry as pages."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._pages: OrderedDict[tuple[object, ...], Page] = OrderedDict()

    async def home(self, request: Request) -> Response:
        """Give the way to the only document."""
        site = self._room.site(frame_of(request))
        return RedirectResponse(site.home)

    async def article(self, request: Request) -> Response:
        """Give the document; `?s=s57` shows a sentence, `?q=…` answers (`c`: earlier questions).

        The header `Footnote-Part: talk` asks for what changes with a question alone.
        """
        visit = self._visit(request)
        cited, mark = place_of(request, visit.site.library.document)
        if request.query_params.get("q", "").strip() or request.headers.get(PART):
            return self._asked(request, visit, cited, mark)
        if cited and len(visit.site.leaves) > 1:
            return RedirectResponse(visit.site.sentence(cited, mark))
        return self._kept(
            request,
            (visit.site, visit.language, cited, mark),
            lambda: article_page(visit.site, visit.language, cited=cited, mark=mark),
        )

    def _asked(self, request: Request, visit: Visit, cited: str, mark: Span | None) -> Response:
        """Give the document with the talk on top, or the talk alone."""
        room, site, language = visit
        talk = talk_of(request.query_params)
        said = room.say(request, talk, language) if talk.question else Said()
        headers, status = dict(_FRESHNESS), 200
        if said.refusal is not None:
            status = said.refusal.status
            if said.refusal.retry_after is not None:
                headers["Retry-After"] = str(said.refusal.retry_after)
        elif said.answer is not None and said.answer.status == "error":
            status = 422
        if request.headers.get(PART):
            return HTMLResponse(talk_area(site, language, talk, said), status, headers)
        html = article_page(site, language, cited=cited, mark=mark, talk=talk, said=said)
        return HTMLResponse(html, status, headers)

    async def leaf(self, request: Request) -> Response:
        """Give a page of the document."""
        _, site, language = self._visit(request)
        number = request.path_params["number"]
        if len(site.leaves) == 1 or not 1 <= number <= len(site.leaves):
            raise HTTPException(404)
        cited, mark = place_of(request, site.library.document)
        leaf = site.leaves[number - 1]
        return self._kept(
            request,
            (site, language, number, cited, mark),
            lambda: leaf_page(site, language, leaf, cited=cited, mark=mark),
        )

    async def facts(self, request: Request) -> Response:
        """Give the facts as cards."""
        _, site, language = self._visit(request)
        choice = chosen(site, request.query_params)
        return self._kept(
            request,
            (site, language, choice),
            lambda: facts_page(site, language, choice),
        )

    async def charts(self, request: Request) -> Response:
        """Give the charts."""
        _, site, language = self._visit(request)
        return self._kept(request, (site, language, "charts"), lambda: charts_page(site, language))

    def _visit(self, request: Request) -> Visit:
        """Give the document that is asked for; one that there is not is not found."""
        frame = frame_of(request)
        site = self._room.site(frame)
        if request.path_params["document"] != site.library.document.id:
            raise HTTPException(404)
        return Visit(self._room, site, spoken(request))

    def _kept(self, request: Request, key: tuple[object, ...], make: Callable[[], str]) -> Response:
        site = key[0]
        if isinstance(site, Site):
            key = (site.path, site.frame, *key[1:])
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = _page(make())
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        return _unless_known(request, page)


def frame_of(request: Request, *, listed: bool = False) -> Frame:
    """Give what is the same on every page of a request."""
    return Frame(chosen_language(request.query_params.get("lang", "")), listed)


def spoken(request: Request) -> str:
    """Give the language of a page: the one chosen, else the browser's."""
    return chosen_language(request.query_params.get("lang", "")) or language_of(
        request.headers.get("accept-language", "")
    )


def place_of(request: Request, document: Document) -> tuple[str, Span | None]:
    """Read which sentence, and which span in it, an address shows; what isn't there is none."""
    cited = request.query_params.get("s", "")
    sentence = document.sentence(cited)
    if sentence is None:
        return "", None
    found = _SPAN.fullmatch(request.query_params.get("m", ""))
    start, end = map(int, found.groups()) if found else (0, 0)
    inside = sentence.start <= start < end <= sentence.end
    return cited, (start, end) if inside else None


def _unless_known(request: Request, page: Page) -> Response:
    headers = {**_FRESHNESS, "ETag": page.etag}
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    if page.etag in known:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page.body, headers=headers)
