"""The pages of the reader."""

import hashlib
from functools import lru_cache
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.web.api import Asking, Question, Refusal, refused
from bot.web.article import article_page
from bot.web.ask import answer_card
from bot.web.cards import Choice, chosen, facts_page
from bot.web.charts import charts_page
from bot.web.site import Site
from bot.web.words import language_of

_MOST_TURNS = 6
_LONGEST_TURN = 1000
_KEPT = 256
_FRESHNESS = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}


class Page(NamedTuple):
    """A page that stays as it is while the process runs; a browser need not load it twice."""

    body: bytes
    etag: str


def _page(html: str) -> Page:
    body = html.encode()
    return Page(body, f'W/"{hashlib.sha256(body).hexdigest()[:20]}"')


class Reader:
    """One library entry as pages."""

    def __init__(self, site: Site, asking: Asking) -> None:
        self._site = site
        self._asking = asking

        @lru_cache(_KEPT)
        def article(language: str, cited: str) -> Page:
            return _page(article_page(site, language, cited=cited))

        @lru_cache(_KEPT)
        def facts(language: str, choice: Choice) -> Page:
            return _page(facts_page(site, language, choice))

        @lru_cache(_KEPT)
        def charts(language: str) -> Page:
            return _page(charts_page(site, language))

        self._article, self._facts, self._charts = article, facts, charts

    async def home(self, _request: Request) -> Response:
        """Give the way to the only document."""
        return RedirectResponse(self._site.home)

    async def article(self, request: Request) -> Response:
        """Give the article; `?s=s57` shows a sentence, `?q=…` answers (`c`: earlier questions)."""
        language = self._language(request)
        query = request.query_params
        cited = query.get("s", "")
        if self._site.library.document.sentence(cited) is None:
            cited = ""
        question = query.get("q", "").strip()
        if question:
            return self._asked(request, language, question, cited)
        return _unless_known(request, self._article(language, cited))

    def _asked(self, request: Request, language: str, question: str, cited: str) -> Response:
        """Give the article with an answer on top, for a browser without JavaScript."""
        turns = request.query_params.getlist("c")[-_MOST_TURNS:]
        earlier = tuple(turn[:_LONGEST_TURN] for turn in turns)
        headers = {}
        try:
            asked = Question(question=question, context=list(earlier))
            answer = self._asking.answer(request, asked, language).answer
            status = 422 if answer.status == "error" else 200
        except Refusal as refusal:
            answer, status = refused(refusal.reason, language), refusal.status
            if refusal.retry_after is not None:
                headers["Retry-After"] = str(refusal.retry_after)
        html = article_page(
            self._site,
            language,
            cited=cited,
            question=question[:_LONGEST_TURN],
            earlier=earlier,
            card=answer_card(self._site, answer, language),
        )
        return HTMLResponse(html, status, {**_FRESHNESS, **headers})

    async def facts(self, request: Request) -> Response:
        """Give the facts as cards."""
        language = self._language(request)
        choice = chosen(self._site, request.query_params)
        return _unless_known(request, self._facts(language, choice))

    async def charts(self, request: Request) -> Response:
        """Give the charts."""
        return _unless_known(request, self._charts(self._language(request)))

    def _language(self, request: Request) -> str:
        """Give the language of the page; a document that there is not is not found."""
        if request.path_params["document"] != self._site.library.document.id:
            raise HTTPException(404)
        return language_of(request.headers.get("accept-language", ""))


def _unless_known(request: Request, page: Page) -> Response:
    headers = {**_FRESHNESS, "ETag": page.etag}
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",")}
    if page.etag in known:
        return Response(status_code=304, headers=headers)
    return HTMLResponse(page.body, headers=headers)
