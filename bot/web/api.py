"""`/api/ask`: the JSON contract of an answer over HTTP.

A GET takes `?q=…`; a POST a JSON object with `question` and optional `id`, `context`, `kind`
("claim") and `language`. What is refused has the same shape, with the status "error".
"""

import json
import math
import time
from collections.abc import Callable
from functools import partial
from typing import Final, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from bot.answer import Answer
from bot.answerer import Answerer
from bot.batch import to_json
from bot.running.bounded import Bounded, answer_size, texts_size
from bot.running.metrics import Metrics
from bot.running.work import TooCostlyError, Work
from bot.web.limits import RateLimit, TooLarge, read_body
from bot.web.page_texts import language_of, word
from bot.web.refusal import Refusal
from bot.web.talk import REMEMBERED
from bot.web.visitors import Visitors

T = TypeVar("T")

MOST_BYTES: Final = 16_384
_MOST_REMEMBERED: Final = 8 * 1024 * 1024  # bytes: some 1,500 answers
_NO_ID: Final = b'{"id": null'
_Key = tuple[str, tuple[str, ...], bool, str | None]


class Question(BaseModel):
    """What a POST holds."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    question: str
    id: str | None = Field(None, max_length=200)
    context: list[str] = Field(default_factory=list, max_length=100)
    kind: Literal["question", "claim"] = "question"
    language: Literal["en", "zh", "zh-hant", "es", "pt", "ru"] | None = None


class Answered(NamedTuple):
    """An answer, and its JSON: the same bytes as `ask --json` prints."""

    answer: Answer
    json: bytes


class Asking:
    """Answers questions of the web: limits first, then the core, remembering recent answers."""

    def __init__(
        self,
        engine: Answerer,
        metrics: Metrics,
        limit: RateLimit,
        work: Work,
        *,
        visitors: Visitors | None = None,
    ) -> None:
        self._metrics = metrics
        self._limit = limit
        self._visitors = visitors or Visitors()
        self._work = work
        self._engine = engine
        self._remembered: Bounded[_Key, Answered] = Bounded(_MOST_REMEMBERED, _size)

    async def answer(self, request: Request, question: Question, language: str | None) -> Answered:
        """Answer, counted by language and status. Raises Refusal."""
        return await self._counted(self.admit(request, language), question, language)

    async def _counted(self, who: str, question: Question, language: str | None) -> Answered:
        start = time.perf_counter()
        key = (
            question.question,
            tuple(question.context[-REMEMBERED:]),
            question.kind == "claim",
            question.language or language,
        )
        found = self._remembered.get(key)
        if found is None:
            found = await self.costly(who, partial(self._anew, *key), language)
            if found.answer.status != "error":
                self._remembered.put(key, found)
        self._metrics.latency.labels("web").observe(time.perf_counter() - start)
        self._metrics.questions.labels("web", found.answer.status, found.answer.language).inc()
        return found

    def remembered(
        self, question: str, context: tuple[str, ...], language: str | None
    ) -> Answer | None:
        """Give an answer that was given lately, None where it is forgotten. It counts as none."""
        found = self._remembered.get((question, context, False, language))
        return found.answer if found is not None else None

    def _anew(
        self, question: str, context: tuple[str, ...], claim: bool, language: str | None
    ) -> Answered:
        answer = self._engine.answer(question, context, claim=claim, language=language)
        return Answered(answer, to_json(answer).encode("utf-8", "replace"))

    async def costly(self, who: str, call: Callable[[], T], language: str | None) -> T:
        """Do what may take long at a client's cost. Raises Refusal."""
        try:
            return await self._work.run(who, call)
        except TooCostlyError as error:
            self._metrics.limited.inc()
            raise _later(error.seconds, language) from None
        except TimeoutError:
            raise Refusal(503, _say(language, "too_much")) from None

    def who(self, request: Request) -> str:
        """Give whom a request is counted to. Raises Refusal."""
        return self._visitors.admit(request)

    def admit(self, request: Request, language: str | None) -> str:
        """Let a request in; whom it is counted to. Raises Refusal."""
        who = self.who(request)
        wait = max(self._limit.wait(who), self._work.wait(who))
        if wait:
            self._metrics.limited.inc()
            raise _later(wait, language)
        return who

    async def endpoint(self, request: Request) -> Response:
        """GET and POST /api/ask."""
        language = language_of(request.headers.get("accept-language", ""))
        try:
            who = self.admit(request, language)
            question = await _read(request)
            found = await self._counted(who, question, language)
        except Refusal as refusal:
            return refusing(refusal, language)
        status = 422 if found.answer.status == "error" else 200
        body = found.json
        if question.id is not None:
            body = b'{"id": ' + json.dumps(question.id).encode() + body.removeprefix(_NO_ID)
        return _response(body, status)


def refusing(refusal: Refusal, language: str) -> Response:
    """Say in the shape of an answer why there is none."""
    response = _response(to_json(refused(refusal.reason, language)).encode(), refusal.status)
    if refusal.retry_after is not None:
        response.headers["Retry-After"] = str(refusal.retry_after)
    return response


def _response(body: bytes, status: int) -> Response:
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Language"}
    return Response(body, status, headers, "application/json")


def _later(wait: float, language: str | None) -> Refusal:
    seconds = math.ceil(wait)
    return Refusal(429, _say(language, "too_many", seconds=str(seconds)), seconds)


def _size(key: _Key, found: Answered) -> int:
    return answer_size(found.answer) + len(found.json) + texts_size(key[0], *key[1])


def refused(reason: str, language: str) -> Answer:
    """Give what is not answered the shape of an answer."""
    return Answer(question="", language=language, status="error", answer=reason, headline=reason)


def _say(language: str | None, key: str, **values: str) -> str:
    return word(key, language or "en", **values)


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
