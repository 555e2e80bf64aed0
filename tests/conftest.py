"""`--skipped`: after what tests need is installed, run those that it kept from running.

A machine with Python and make only skips the tests that need more (a browser, systemd, …). Which
these were is kept in pytest's cache, as what failed is for `--last-failed`.
"""

import gc
import signal

import pytest
from hypothesis import HealthCheck, settings

# Tests hold on a busy machine too: how long an example takes says nothing.
settings.register_profile(
    "footnote", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50
)
# `pytest --hypothesis-profile long`: an hour's search.
settings.register_profile("long", settings.get_profile("footnote"), max_examples=2_000)
settings.load_profile("footnote")

_KEY = "footnote/skipped"
# The files that take longest are begun first: begun last, one worker would be at work alone in the end.
_LONGEST = frozenset(
    {"test_eval.py", "test_guide.py", "test_eval_documents.py", "test_watch_rules.py"}
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the files that take longest first."""
    items.sort(key=lambda item: item.path.name not in _LONGEST)


def pytest_collection_finish() -> None:
    """Let interrupts reach what tests start, and leave what is loaded by now out of collections.

    A shell that runs the tests in the background lets them ignore interrupts, and so their children.
    What is loaded stays, and there is much of it. Collections at every 700th object would take a tenth
    of the time.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(scope="session")
def library():
    """The bundled article, which no test changes."""
    from tests import bundled  # what tests only some of the project runs without the core

    return bundled.library()


@pytest.fixture(scope="session")
def engine():
    """An engine over the bundled article; what it remembers changes no answer."""
    from tests import bundled

    return bundled.engine()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--skipped", action="store_true", help="run only the tests that the last run skipped"
    )


def pytest_configure(config: pytest.Config) -> None:
    cache = getattr(config, "cache", None)  # none where its plugin is switched off
    if cache is not None:
        config.pluginmanager.register(Skipped(config, cache), "footnote-skipped")


class Skipped:
    """Notes what a run skips, and runs that alone where it is asked for."""

    def __init__(self, config: pytest.Config, cache: pytest.Cache) -> None:
        self._cache = cache
        self._only = config.getoption("--skipped")
        self._before = frozenset(cache.get(_KEY, []))
        self._now: set[str] = set()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        if not self._only:
            return
        kept = [item for item in items if self._was_skipped(item.nodeid)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept

    def _was_skipped(self, test: str) -> bool:
        return bool(self._before & {test, test.partition("::")[0]})

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self._now.add(report.nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            self._now.add(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not session.config.option.collectonly:
            self._cache.set(_KEY, sorted(self._now))
        if self._only and session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK  # nothing was skipped
