"""`pytest --skipped`, in a folder of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
def summary(tmp_path):
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_some.py").write_text(TESTS)
    (tmp_path / "test_module.py").write_text(MODULE)

    def run(*options):
        """The exit code and the last line of a run, without its time."""
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "--rootdir=.", "-c=/dev/null", *options],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            text=True,
        )
        return done.returncode, done.stdout.splitlines()[-1].strip("= ").partition(" in ")[0]

    return run


def test_only_what_was_skipped_runs(summary, tmp_path):
    assert summary() == (0, "1 passed, 4 skipped, 1 xfailed")
    (tmp_path / "tool").touch()
    assert summary("--skipped") == (0, "4 passed, 2 deselected")
    assert summary("--skipped") == (0, "6 deselected")


def test_what_is_still_skipped_is_kept(summary):
    assert summary("test_some.py") == (0, "1 passed, 3 skipped, 1 xfailed")
    assert summary("--skipped", "test_some.py") == (0, "3 skipped, 2 deselected")
    assert summary("--skipped", "test_some.py") == (0, "3 skipped, 2 deselected")


def test_without_a_cache_nothing_is_kept(summary):
    assert summary("-p", "no:cacheprovider") == (0, "1 passed, 4 skipped, 1 xfailed")
