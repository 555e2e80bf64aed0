"""The pages of the reader."""

import re
from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.running.errors import ShelfError
from bot.web.article import article_page, leaf_page
from bot.web.bars import charts_page
from bot.web.cards import chosen, facts_page
from bot.web.page_texts import spoken
from bot.web.room import Make, Room
from bot.web.rooms import Rooms
from bot.web.site import Site
from bot.web.talk import talk_of
from bot.web.text_html import Span
from bot.web.transcript import Said, talk_area
from index.document import Document
from index.readers.unreadable import ReadError

PART: Final = "Footnote-Part"  # the header by which the page asks for the talk alone
_PICTURE_SECONDS: Final = 3600  # a document of this name may be removed, and another added
_SPAN: Final = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_FRESHNESS: Final = {"Cache-Control": "no-cache", "Vary": f"Accept-Language, {PART}"}


class Visit(NamedTuple):
    """A request for a document: which, its addresses, and the language of the page."""

    room: Room
    site: Site
    language: str


class Reader:
    """Documents as pages."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def article(self, request: Request) -> Response:
        """Give the document; `?s=s57` shows a sentence, `?q=…` answers (`c`: earlier questions).

        The header `Footnote-Part: talk` asks for what changes with a question alone.
        """
        visit = await self._visit(request)
        cited, mark = place_of(request, visit.site.library.document)
        if request.query_params.get("q", "").strip() or request.headers.get(PART):
            return await self._asked(request, visit, cited, mark)
        if cited and len(visit.site.leaves) > 1:
            return RedirectResponse(visit.site.sentence(cited, mark))
        return _kept(
            request,
            visit,
            (cited, mark),
            lambda: article_page(visit.site, visit.language, cited=cited, mark=mark),
        )

    async def _asked(
        self, request: Request, visit: Visit, cited: str, mark: Span | None
    ) -> Response:
        """Give the document with the talk on top, or the talk alone."""
        room, site, language = visit
        talk = talk_of(request.query_params)
        said = await room.say(request, talk, language) if talk.question else Said()
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
        visit = await self._visit(request)
        _, site, language = visit
        number = request.path_params["number"]
        leaf = next((leaf for leaf in site.leaves if leaf.number == number), None)
        if leaf is None or len(site.leaves) == 1:
            raise HTTPException(404)
        cited, mark = place_of(request, site.library.document)
        return _kept(
            request,
            visit,
            (number, cited, mark),
            lambda: leaf_page(site, language, leaf, cited=cited, mark=mark),
        )

    async def picture(self, request: Request) -> Response:
        """Give the picture of a page of a PDF on the shelf."""
        name, page = request.path_params["document"], request.path_params["number"]
        shelving = self._rooms.shelving
        if shelving is None or not self._rooms.frame(request).pictured:
            raise HTTPException(404)
        try:
            png = await shelving.picture(name, page)
        except (ReadError, OSError):
            raise HTTPException(404) from None
        headers = {"Cache-Control": f"private, max-age={_PICTURE_SECONDS}"}
        return Response(png, headers=headers, media_type="image/png")

    async def facts(self, request: Request) -> Response:
        """Give the facts as cards."""
        visit = await self._visit(request)
        _, site, language = visit
        choice = chosen(site, request.query_params)
        return _kept(
            request,
            visit,
            (choice,),
            lambda: facts_page(site, language, choice),
        )

    async def charts(self, request: Request) -> Response:
        """Give the charts."""
        visit = await self._visit(request)
        _, site, language = visit
        return _kept(request, visit, ("charts",), lambda: charts_page(site, language))

    async def _visit(self, request: Request) -> Visit:
        """Give the document that is asked for; one that there is not is not found."""
        try:
            room = await self._rooms.find(request, request.path_params["document"])
        except ShelfError as error:
            raise HTTPException(404, str(error)) from None
        if room is None:
            raise HTTPException(404)
        return Visit(room, room.site(self._rooms.frame(request)), spoken(request))


def _kept(request: Request, visit: Visit, key: tuple[object, ...], make: Make) -> Response:
    """Give a page that stays as it is; a browser need not load it twice."""
    page = visit.room.page((visit.site.frame, visit.language, *key), make)
    headers = {**_FRESHNESS, "ETag": page.etag}
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    if page.etag in known:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page.body, headers=headers)


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
