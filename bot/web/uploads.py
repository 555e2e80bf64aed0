"""The list of documents, and the form that adds one."""

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.running.errors import ShelfError
from bot.web.elements import Html, join, tag
from bot.web.limits import TooLarge, read_body
from bot.web.multipart import file_in
from bot.web.page_texts import spoken, word
from bot.web.room import Room
from bot.web.rooms import Listed, Rooms
from bot.web.shelving import MOST_BYTES, MOST_MEGABYTES
from bot.web.site import Frame, page

PATH = "/documents"
_FIELD = "file"
_AROUND = 16_384  # bytes of a form that are not the file's
_KINDS = ".pdf,.docx,.odt,.pptx,.xlsx,.csv,.tsv,.html,.htm,.epub,.md,.markdown,.txt"
_HEADERS = {"Cache-Control": "private, no-store", "Vary": "Accept-Language"}


class Documents:
    """`/`, and `/documents` to add one."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms

    async def home(self, request: Request) -> Response:
        """List the documents, or lead to the only one; a question is asked of the first."""
        frame = self._rooms.frame(request)
        if "q" in request.query_params:
            first = Room.path_of(self._rooms.first.name)
            return RedirectResponse(f"{first}?{request.url.query}")
        if not frame.listed:
            return RedirectResponse(self._rooms.first.site(frame).home)
        return self._page(request)

    async def add(self, request: Request) -> Response:
        """Keep the file of a form and lead to it; what can't be kept gets one sentence."""
        language = spoken(request)
        refused = self._rooms.visitors.refused_to_add(request)
        shelving = self._rooms.shelving
        if refused or shelving is None:
            return self._page(request, word(refused or "adding_off", language), 403)
        try:
            body = await read_body(request, MOST_BYTES + _AROUND)
        except TooLarge:
            await _drained(request)
            return self._page(request, _too_large(language), 413)
        sent = file_in(body, request.headers.get("content-type", ""), _FIELD)
        if sent is None:
            return self._page(request, word("no_file", language), 422)
        if len(sent.data) > MOST_BYTES:
            return self._page(request, _too_large(language), 413)
        try:
            entry = await shelving.add(sent)
        except ShelfError as error:
            return self._page(request, _sentence(error, sent.name, language), 422)
        frame = self._rooms.frame(request)
        return RedirectResponse(frame.at(Room.path_of(entry.name)), 303)

    def _page(self, request: Request, problem: str = "", status: int = 200) -> Response:
        rooms, language = self._rooms, spoken(request)
        html = documents_page(
            rooms.frame(request),
            language,
            rooms.listed(request, language),
            adds=rooms.sees_shelf(request),
            problem=problem,
        )
        return HTMLResponse(html, status, _HEADERS)


async def _drained(request: Request) -> None:
    """Read what else is sent, up to as much again ten times, or the browser shows no answer."""
    left = 10 * MOST_BYTES
    try:
        async for chunk in request.stream():
            left -= len(chunk)
            if left < 0:
                return
    except (ClientDisconnect, RuntimeError):
        return


def _too_large(language: str) -> str:
    return word("file_too_large", language, most=str(MOST_MEGABYTES))


def _sentence(error: ShelfError, name: str, language: str) -> str:
    """Say why a file was not added: in English as its reader did, else by the kind of trouble."""
    if language != "en" and error.why is not None:
        return word(f"why_{error.why}", language, file=name)
    return str(error)


def documents_page(
    frame: Frame, language: str, listed: list[Listed], *, adds: bool, problem: str = ""
) -> str:
    """Give the page of the documents; `problem` is why one was not added."""
    title = word("documents", language)
    rows = (_row(frame, language, one) for one in listed)
    body = join(
        tag("h1", title),
        tag("p", problem, class_="warning", role="alert") if problem else None,
        tag("ul", join(*rows), class_="documents"),
        _form(frame, language) if adds else None,
    )
    return page(frame, language, title, body, here="documents", robots=False)


def _row(frame: Frame, language: str, one: Listed) -> Html:
    about = None
    if one.entry is not None:
        counts = (
            word(key, language, n=str(number))
            for key, number in (
                ("pages_n", one.entry.pages),
                ("tables_n", one.entry.tables),
                ("figures_n", one.entry.figures),
            )
            if number
        )
        about = tag("span", " · ".join((one.entry.name, *counts)))
    return tag("li", tag("a", one.title, href=frame.at(one.path)), about)


def _form(frame: Frame, language: str) -> Html:
    label = word("add", language)
    return tag(
        "form",
        tag("label", label, for_="file"),
        tag(
            "div",
            tag("input", id="file", name=_FIELD, type="file", required=True, accept=_KINDS),
            tag("button", word("add_button", language), type="submit"),
            class_="row",
        ),
        tag("p", word("add_hint", language, most=str(MOST_MEGABYTES)), class_="source"),
        method="post",
        action=frame.at(PATH),
        enctype="multipart/form-data",
        class_="ask add",
        aria_label=label,
        data_reading=word("add_reading", language, file="{file}"),
        data_most=str(MOST_BYTES),
        data_large=_too_large(language),
    )
