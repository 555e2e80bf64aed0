"""`pytest --skipped`, in a folder of its own."""

from pathlib import Path

import pytest

pytest_plugins = ("pytester",)
CONFTEST = Path(__file__).with_name("conftest.py")
TESTS = """
from pathlib import Path
import pytest

def needs_tool():
    if not Path("tool").exists():
        pytest.skip("needs a tool")

def test_always():
    pass

@pytest.mark.parametrize("number", [1, 2])
def test_within(number):
    needs_tool()

@pytest.mark.skipif(not Path("tool").exists(), reason="needs a tool")
def test_before():
    pass

@pytest.mark.xfail
def test_expected_to_fail():
    assert False
"""
MODULE = """
import pytest
from pathlib import Path
if not Path("tool").exists():
    pytest.skip("needs a tool", allow_module_level=True)

def test_of_a_module():
    pass
"""


@pytest.fixture
def summary(pytester):
    pytester.makeconftest(CONFTEST.read_text())
    pytester.makepyfile(test_some=TESTS, test_module=MODULE)

    def run(*options):
        """The exit code of a run, and how many tests it says came out how."""
        done = pytester.runpytest_inprocess("-p", "no:asyncio", "-p", "no:anyio", *options)
        return done.ret, done.parseoutcomes()

    return run


def test_only_what_was_skipped_runs_until_it_ran(summary, pytester):
    assert summary() == (0, {"passed": 1, "skipped": 4, "xfailed": 1})
    assert summary("--skipped", "test_some.py") == (0, {"skipped": 3, "deselected": 2})
    (pytester.path / "tool").touch()
    assert summary("--skipped", "test_some.py") == (0, {"passed": 3, "deselected": 2})
    assert summary("--skipped", "test_some.py") == (0, {"deselected": 5})


def test_without_a_cache_nothing_is_kept(summary):
    assert summary("-p", "no:cacheprovider") == (0, {"passed": 1, "skipped": 4, "xfailed": 1})
