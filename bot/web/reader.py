"""The pages of the reader."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.answer import Answer
from bot.web.api import Asking, Question, Refusal
from bot.web.article import article_page
from bot.web.ask import answer_card
from bot.web.cards import chosen, facts_page
from bot.web.charts import charts_page
from bot.web.site import Site
from bot.web.words import language_of

_MOST_TURNS = 6
_LONGEST_TURN = 1000


class Reader:
    """One library entry as pages."""

    def __init__(self, site: Site, asking: Asking) -> None:
        self._site = site
        self._asking = asking

    async def home(self, _request: Request) -> Response:
        """Give the way to the only document."""
        return RedirectResponse(self._site.home)

    async def article(self, request: Request) -> Response:
        """Give the article; `?s=s57` shows a sentence, `?q=…` answers (`c`: earlier questions)."""
        language = self._language(request)
        query = request.query_params
        question = query.get("q", "").strip()
        earlier = tuple(turn[:_LONGEST_TURN] for turn in query.getlist("c")[-_MOST_TURNS:])
        status, headers, card = 200, {}, None
        if question:
            try:
                asked = Question(question=question, context=list(earlier))
                answer = self._asking.answer(request, asked, language)
            except Refusal as refusal:
                status = refusal.status
                if refusal.retry_after is not None:
                    headers["Retry-After"] = str(refusal.retry_after)
                answer = Answer(
                    question="", language=language, status="error", answer=refusal.reason
                )
            else:
                status = 422 if answer.status == "error" else 200
            card = answer_card(self._site, answer, language)
        html = article_page(
            self._site,
            language,
            cited=query.get("s", ""),
            question=question[:_LONGEST_TURN],
            earlier=earlier,
            card=card,
        )
        return _html(html, status, headers)

    async def facts(self, request: Request) -> Response:
        """Give the facts as cards."""
        language = self._language(request)
        choice = chosen(self._site, request.query_params)
        return _html(facts_page(self._site, language, choice))

    async def charts(self, request: Request) -> Response:
        """Give the charts."""
        return _html(charts_page(self._site, self._language(request)))

    def _language(self, request: Request) -> str:
        """Give the language of the page; a document that there is not is not found."""
        if request.path_params["document"] != self._site.library.document.id:
            raise HTTPException(404)
        return language_of(request.headers.get("accept-language", ""))


def _html(html: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    shared = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
    return HTMLResponse(html, status, {**shared, **(headers or {})})
