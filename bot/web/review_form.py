"""The review of a document on the shelf: a figure a page, a form a decision.

It is for those who may add documents. A form names the figure that it is about: sent late or twice,
it decides nothing.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.running.errors import ShelfError
from bot.web.limits import TooLarge, read_body
from bot.web.page_texts import spoken, word
from bot.web.review_page import review_page
from bot.web.rooms import Rooms
from bot.web.shelving import Shelving
from bot.web.site import Site
from facts.library_errors import LibraryError
from facts.reviewing.session import FIELDS, Act, Reviewing, Said

_LOG = logging.getLogger(__name__)
_MOST_BYTES: Final = 16_384  # of a form: three fields of a line
_HEADERS: Final = {"Cache-Control": "private, no-store", "Vary": "Accept-Language"}
_ACTS: Final = frozenset(Act)
_DONE: Final = frozenset({Said.SOME_SKIPPED, Said.RENAMED})
SAVE, RENAME = "save", "rename"


class Sent(NamedTuple):
    """A form as it was sent. `at` is where the figure that it is about begins, -1 for none."""

    act: str
    at: int
    fields: dict[str, str]


class Reviewer:
    """`/d/…/review`."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._one = asyncio.Lock()

    async def page(self, request: Request) -> Response:
        """Show the figure to be decided next."""
        site = await self._site(request)
        reviewing, _, _ = await self._work(request, site, lambda _: "")
        return self._shown(request, site, reviewing)

    async def decide(self, request: Request) -> Response:
        """Do what a form says, and go on; where there is something to say of it, say it."""
        language = spoken(request)
        site = await self._site(request)
        if self._rooms.visitors.refused_to_add(request):
            reviewing, _, _ = await self._work(request, site, lambda _: "")
            said = word("review_elsewhere", language)
            return self._shown(request, site, reviewing, said, 403)
        sent = await _sent(request)
        reviewing, said, changed = await self._work(request, site, lambda one: _done(one, sent))
        if changed:
            await self._rooms.renew(site.name)
        if said or reviewing.note is not None:
            told = word(said, language) if said else ""
            status = 200 if reviewing.note is not None and reviewing.note.said in _DONE else 422
            return self._shown(request, await self._site(request), reviewing, told, status)
        return RedirectResponse(site.at(f"{site.path}/review"), 303)

    def _shown(
        self, request: Request, site: Site, reviewing: Reviewing, said: str = "", status: int = 200
    ) -> Response:
        html = review_page(site, spoken(request), reviewing, said)
        return HTMLResponse(html, status, _HEADERS)

    async def _site(self, request: Request) -> Site:
        """Give the document's addresses; who may not review it doesn't find it."""
        frame = self._rooms.frame(request)
        name = request.path_params["document"]
        if not frame.reviews:
            raise HTTPException(404)
        try:
            room = await self._rooms.find(request, name)
        except ShelfError as error:
            raise HTTPException(404, str(error)) from None
        if room is None:
            raise HTTPException(404)
        return room.site(frame)

    async def _work(
        self, request: Request, site: Site, deed: Callable[[Reviewing], str]
    ) -> tuple[Reviewing, str, bool]:
        """Do it beside the loop, and keep it: what is to be said, and whether facts changed.

        A file that was named when the server began may be called as a document on the shelf, and
        be another one: that is not reviewed.
        """
        shelving, name = self._rooms.shelving, request.path_params["document"]
        if shelving is None:
            raise HTTPException(404)
        try:
            async with self._one:
                return await asyncio.to_thread(_worked, shelving, name, site, deed)
        except (ShelfError, LibraryError, OSError) as error:
            _LOG.warning("a review failed: %s", type(error).__name__)
            raise HTTPException(404, word("review_failed", spoken(request))) from None


def _worked(
    shelving: Shelving, name: str, site: Site, deed: Callable[[Reviewing], str]
) -> tuple[Reviewing, str, bool]:
    review = shelving.review(name)
    if review.document.text != site.library.document.text:
        raise HTTPException(404)
    reviewing = review.reviewing()
    said = deed(reviewing)
    return reviewing, said, review.keep(reviewing.review) if not said else False


def _done(reviewing: Reviewing, sent: Sent) -> str:
    """Do what a form says; the key of what is to be said where that is nothing."""
    if sent.at != reviewing.at:
        return "review_late"
    draft = reviewing.draft
    if sent.act == RENAME and draft is not None:
        label = " ".join(sent.fields.get("label", "").split())
        reviewing.rename(draft.label, label or draft.label)
    elif sent.act == SAVE:
        reviewing.edit(**sent.fields)
    elif sent.act in _ACTS:
        act = Act(sent.act)
        if act in {Act.ACCEPT, Act.ACCEPT_ALL}:
            reviewing.change(**sent.fields)
            if reviewing.note is not None:
                return ""
        reviewing.do(act)
    return ""


async def _sent(request: Request) -> Sent:
    try:
        body = await read_body(request, _MOST_BYTES)
    except TooLarge:
        raise HTTPException(413) from None
    form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    values = {name: found[0] for name, found in form.items()}
    at = values.get("at", "")
    number = int(at) if at.isascii() and at.isdecimal() and len(at) <= len("1000000000") else -1
    fields: dict[str, str] = {name: values[name] for name in FIELDS if name in values}
    return Sent(values.get("act", ""), number, fields)
