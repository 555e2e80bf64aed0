"""`/api/ask`: the JSON contract of an answer over HTTP, or the answer as a card of the page.

A GET takes `?q=…`; a POST a JSON object with `question` and optional `id`, `context`, `kind`
("claim") and `language`. What is refused has the same shape, with the status "error".
"""

import math
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.answer import Answer
from bot.metrics import Answerer, Metrics
from bot.settings import Settings
from bot.web.ask import answer_card
from bot.web.limits import RateLimit, TooLarge, address_of, read_body
from bot.web.miniapp import verify
from bot.web.site import Site
from bot.web.words import language_of, word

MOST_BYTES: Final = 16_384
_REMEMBERED: Final = 2048
_MOST_TURNS: Final = 6
_TMA: Final = "tma "


class Question(BaseModel):
    """What a POST holds."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    question: str
    id: str | None = Field(None, max_length=200)
    context: list[str] = Field(default_factory=list, max_length=100)
    kind: Literal["question", "claim"] = "question"
    language: Literal["en", "zh", "es", "pt", "ru"] | None = None


class Refusal(Exception):  # noqa: N818 - a refusal is what it is
    """A request that is not answered: the HTTP status, and a sentence that says why."""

    def __init__(self, status: int, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.retry_after = retry_after


class Asking:
    """Answers questions of the web: limits first, then the core, remembering recent answers."""

    def __init__(
        self,
        site: Site,
        engine: Answerer,
        metrics: Metrics,
        limit: RateLimit,
        *,
        settings: Settings | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._site = site
        self._metrics = metrics
        self._limit = limit
        self._settings = settings
        self._now = now

        @lru_cache(_REMEMBERED)
        def remembered(
            question: str, context: tuple[str, ...], claim: bool, language: str | None
        ) -> Answer:
            return engine.answer(question, context, claim=claim, language=language)

        self._remembered = remembered

    def answer(self, request: Request, question: Question, language: str | None) -> Answer:
        """Answer, counted by language and status. Raises Refusal."""
        self._admit(request)
        start = time.perf_counter()
        found = self._remembered(
            question.question,
            tuple(question.context[-_MOST_TURNS:]),
            question.kind == "claim",
            question.language or language,
        )
        self._metrics.latency.labels("web").observe(time.perf_counter() - start)
        self._metrics.questions.labels("web", found.status, found.language).inc()
        return found.model_copy(update={"id": question.id}) if question.id else found

    def _admit(self, request: Request) -> None:
        wait = self._limit.wait(self._client(request))
        if wait:
            self._metrics.limited.inc()
            seconds = math.ceil(wait)
            language = language_of(request.headers.get("accept-language", ""))
            raise Refusal(429, word("too_many", language, seconds=str(seconds)), seconds)

    def _client(self, request: Request) -> str:
        """Give the Telegram user that the Mini App names, verified; else the address."""
        given = request.headers.get("authorization", "")
        settings = self._settings
        if not given.startswith(_TMA) or settings is None or settings.bot_token is None:
            return address_of(request)
        visitor = verify(given.removeprefix(_TMA), settings.token, self._now())
        if visitor is None:
            raise Refusal(401, "Telegram's initData is not valid or too old: open the page again.")
        if settings.allowed_users and visitor.user_id not in settings.allowed_users:
            raise Refusal(403, "This bot is not open to your account.")
        return f"telegram:{visitor.user_id}"

    async def endpoint(self, request: Request) -> Response:
        """GET and POST /api/ask."""
        language = language_of(request.headers.get("accept-language", ""))
        as_html = prefers_html(request)
        try:
            question = await _read(request)
            answer = self.answer(request, question, language)
        except Refusal as refusal:
            return self._refused(refusal, language, as_html=as_html)
        status = 422 if answer.status == "error" else 200
        return self._response(answer, language, status, as_html=as_html)

    def _refused(self, refusal: Refusal, language: str, *, as_html: bool) -> Response:
        answer = Answer(
            question="",
            language=language,
            status="error",
            answer=refusal.reason,
            headline=refusal.reason,
        )
        response = self._response(answer, language, refusal.status, as_html=as_html)
        if refusal.retry_after is not None:
            response.headers["Retry-After"] = str(refusal.retry_after)
        return response

    def _response(self, answer: Answer, language: str, status: int, *, as_html: bool) -> Response:
        headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
        if as_html:
            return HTMLResponse(answer_card(self._site, answer, language), status, headers)
        return Response(answer.model_dump_json(), status, headers, "application/json")


def prefers_html(request: Request) -> bool:
    """Whether the page itself asks, for a card to put in place."""
    return request.headers.get("accept", "").startswith("text/html")


async def _read(request: Request) -> Question:
    if request.method != "POST":
        return Question(question=request.query_params.get("q", ""))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, "Send the question as JSON, with Content-Type: application/json.")
    try:
        body = await read_body(request, MOST_BYTES)
    except TooLarge:
        reason = f"The body is too large: at most {MOST_BYTES} bytes."
        raise Refusal(413, reason) from None
    try:
        return Question.model_validate_json(body)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "json_invalid":
        raise Refusal(400, "The body is not valid JSON.")
    what = f"{where}: {problem['msg']}" if where else problem["msg"]
    raise Refusal(422, f'Expected an object such as {{"question": "…"}}. {what}.')
