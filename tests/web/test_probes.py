"""/healthz, /readyz and /metrics: what they say of the process, and what they never say."""

import re

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.answer import Answer
from bot.entry.library_engine import Engine
from bot.memo import Remembered
from bot.running.metrics import Measured, Metrics, TelegramObserver
from bot.running.settings import load_settings
from bot.running.work import Work
from bot.store import Store, methods
from bot.web.app import create_app
from bot.web.probes import Probes

NOTHING = dict.fromkeys(
    [
        ("rate_limited_total",),
        ("store_bytes",),
        ("updates_pending",),
        ("queue_age_seconds",),
        ("chats_halted",),
        ("store_away",),
        ("given_up_total",),
    ],
    0.0,
)
NEW_FORMATS = "What did Zhejiang export via new formats?"


@pytest.fixture
async def store():
    async with Store.open(":memory:") as opened:
        yield opened


def client(library, address: str = "127.0.0.1", **more) -> httpx.AsyncClient:
    app = create_app(more.pop("engine", None) or Engine(library), library, **more)
    transport = httpx.ASGITransport(app=app, client=(address, 50_000))
    return httpx.AsyncClient(transport=transport, base_url="http://bot.test")


def check(value: bool):
    async def telegram() -> bool:
        return value

    return {"telegram": telegram}


async def test_alive(library):
    async with client(library) as http:
        response = await http.get("/healthz")
    assert (response.status_code, response.text) == (200, "ok\n")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("connected", [True, False])
@pytest.mark.parametrize("usable", [True, False])
async def test_ready_when_everything_is(library, store, connected, usable):
    if not usable:
        await store.close()
    async with client(library, store=store, checks=check(connected)) as http:
        response = await http.get("/readyz")
        assert (await http.get("/healthz")).status_code == 200
    ready = connected and usable
    assert (response.status_code, response.json()) == (
        200 if ready else 503,
        {"ready": ready, "checks": {"library": True, "store": usable, "telegram": connected}},
    )
    assert response.headers["cache-control"] == "no-store"


def samples(text: str) -> dict[tuple[str, ...], float]:
    """The counters by name and the values of their labels, without times of creation."""
    return {
        (sample.name.removeprefix("footnote_"), *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.name.endswith(("_created", "_sum", "_bucket"))
    }


async def test_before_anything_happened(library, store):
    async with client(library, store=store) as http:
        response = await http.get("/metrics")
    assert response.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert samples(response.text) == {
        **NOTHING,
        ("store_bytes",): float(await store.size()),
        ("pauses_total", "store"): 0.0,
    }


async def test_questions_of_the_web_by_status_and_language(library, store):
    metrics = Metrics()
    await store.enqueue_update(1, "{}", 0.0)
    async with client(library, store=store, metrics=metrics, now=lambda: 7.0) as http:
        for question in (NEW_FORMATS, NEW_FORMATS, "浙江新业态出口多少？", "Fiji?", ""):
            await http.get("/api/ask", params={"q": question})
        text = (await http.get("/metrics")).text
    assert samples(text) == {
        ("questions_total", "web", "en", "answered"): 2.0,
        ("questions_total", "web", "zh", "answered"): 1.0,
        ("questions_total", "web", "en", "not_in_document"): 1.0,
        ("questions_total", "web", "en", "error"): 1.0,
        ("answer_seconds_count", "web"): 5.0,
        **NOTHING,
        ("store_bytes",): float(await store.size()),
        ("updates_pending",): 1.0,
        ("queue_age_seconds",): 7.0,
        ("pauses_total", "store"): 0.0,
    }
    assert "Zhejiang" not in text
    assert "浙江" not in text


async def test_a_broken_store_hides_no_counters(library, store):
    metrics = Metrics()
    metrics.limited.inc()
    await store.close()
    async with client(library, store=store, metrics=metrics) as http:
        response = await http.get("/metrics")
    assert (response.status_code, samples(response.text)) == (
        200,
        {**NOTHING, ("rate_limited_total",): 1.0, ("pauses_total", "store"): 0.0},
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("127.0.0.1", 200),
        ("10.0.0.7", 200),
        ("::1", 200),
        ("fd00::7", 200),
        ("203.0.114.9", 404),
        ("2600::1", 404),
        ("not an address", 404),
    ],
)
async def test_counters_are_for_the_own_network(library, address, status):
    async with client(library, address) as http:
        assert (await http.get("/metrics")).status_code == status


async def test_counters_are_not_given_to_a_proxy(library):
    public = load_settings({"PUBLIC_URL": "https://bot.test"}, env_file=None)
    async with client(library, "10.0.0.7", settings=public) as http:
        found = [
            (await http.get("/metrics", headers=headers)).status_code
            for headers in (
                {"Host": "footnote:8080"},
                {"Host": "bot.test"},
                {"Host": "10.0.0.1", "X-Forwarded-For": "10.0.0.9"},
                {"Host": "10.0.0.1", "Forwarded": "for=10.0.0.9"},
            )
        ]
    assert found == [200, 404, 404, 404]


class Core:
    """A core that notes what it is asked."""

    def __init__(self, library) -> None:
        self.library = library
        self.asked: list[str] = []

    def answer(self, question, context=(), *, claim=False, language=None) -> Answer:
        self.asked.append(question)
        return Answer(question=question, language="en", status="answered", answer="1", headline="1")


async def test_answers_from_memory_are_timed_too(library):
    metrics, core = Metrics(), Core(library)
    engine = Measured(Remembered(core), metrics, "telegram")
    assert engine.library is library
    assert engine.answer("a?") is engine.answer("a?")
    count = metrics.registry.get_sample_value(
        "footnote_answer_seconds_count", {"front_end": "telegram"}
    )
    assert (core.asked, count) == (["a?"], 2.0)
    bounds = re.findall(r'seconds_bucket{front_end="telegram",le="(\S+)"}', metrics.text().decode())
    assert bounds == "0.001 0.0025 0.005 0.01 0.025 0.05 0.1 0.25 0.5 1.0 +Inf".split()


async def test_each_answer_that_was_sent_counts_once(library):
    metrics = Metrics()
    observer = TelegramObserver(metrics)
    answer = Core(library).answer("a?")
    for sent in (answer, answer, answer.model_copy(update={"language": "zh"})):
        observer.answered(sent)
    assert samples(metrics.text().decode()) == {
        ("questions_total", "telegram", "en", "answered"): 2.0,
        ("questions_total", "telegram", "zh", "answered"): 1.0,
        **NOTHING,
    }


async def test_ready_means_that_the_store_keeps_what_is_written(library, tmp_path, monkeypatch):
    """Asked often it is not written as often; a full disk is noticed within a second."""
    clock, probes = [100.0], []
    make = Probes.__init__

    def made(self, *args, **named):
        make(self, *args, **{**named, "clock": lambda: clock[0]})
        probes.append(self)

    monkeypatch.setattr(Probes, "__init__", made)

    async def ready(http) -> tuple[int, bool]:
        response = await http.get("/readyz")
        return response.status_code, response.json()["checks"]["store"]

    async def beats(store) -> int:
        return (
            await methods.read(lambda db: db.execute("SELECT beats FROM pulse").fetchone())(store)
        )[0]

    path = tmp_path / "footnote.db"
    async with Store.open(path) as store, client(library, store=store) as http:
        assert [await ready(http) for _ in range(5)] == [(200, True)] * 5
        assert await beats(store) == 1
        kept = path.rename(path.with_name("elsewhere"))
        assert await ready(http) == (200, True)
        clock[0] += 1
        assert await ready(http) == (503, False)
        assert (await http.get("/healthz")).status_code == 200
        counted = samples((await http.get("/metrics")).text)
        assert counted["store_away",] == 0.0  # nobody waits: only readiness tried
        kept.rename(path)
        assert await ready(http) == (503, False)
        clock[0] += 1
        assert await ready(http) == (200, True)
        assert await beats(store) == 2


async def test_what_is_refused_and_waits_is_counted(library):
    class Away(Store):
        away = OSError("disk full")
        pauses = 3

    work, metrics = Work(), Metrics()
    work.refusals["telegram"] = 2
    async with Away.open(":memory:") as store:
        await store.enqueue_update(1, "{}", 0.0, 5)
        await store.halt_chat(5, 100.0, 100.0)
        more = {"store": store, "metrics": metrics, "work": work, "now": lambda: 60.0}
        async with client(library, **more) as http:
            await http.get("/metrics")
            work.refusals["telegram"] += 1
            counted = samples((await http.get("/metrics")).text)
    observer = TelegramObserver(metrics)
    observer.paused("conflict")
    observer.gave_up()
    counted |= samples(metrics.text().decode())
    wanted = {
        ("budget_refusals_total", "telegram"): 3.0,
        ("store_away",): 1.0,
        ("pauses_total", "store"): 3.0,
        ("pauses_total", "conflict"): 1.0,
        ("given_up_total",): 1.0,
        ("queue_age_seconds",): 0.0,
        ("updates_pending",): 1.0,
        ("chats_halted",): 1.0,
    }
    assert {name: counted[name] for name in wanted} == wanted
