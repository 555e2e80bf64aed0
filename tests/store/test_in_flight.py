"""What a process was computing for when it was killed, and nothing that only waited."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from bot.running.waits import WORK, waiting
from bot.store.in_flight import Marks


@pytest.fixture
def path(tmp_path):
    return tmp_path / "footnote.db-marks"


def after_a_kill(path):
    """What another process finds; in a copy, so that nothing is tidied up."""
    marks = Marks(Path(shutil.copy(path, path.with_name("copy"))))
    left = marks.left
    marks.close()
    return left


def test_what_is_worked_on_is_left(path):
    marks = Marks(path)
    with marks.of(500_001), marks.of(-1):
        assert after_a_kill(path) == (-1, 500_001)
    assert after_a_kill(path) == ()


def test_what_waits_is_not(path):
    marks = Marks(path)
    with marks.of(1) as work:
        token = WORK.set(work)
        with waiting():
            assert after_a_kill(path) == ()
            with waiting():
                assert after_a_kill(path) == ()
            assert after_a_kill(path) == ()
        assert after_a_kill(path) == (1,)
        WORK.reset(token)
    with waiting():  # nobody's
        pass


def test_what_is_left_stays_until_it_is_known(path):
    with Marks(path).of(1):
        marks = Marks(path)
        assert marks.left == (1,)
        with marks.of(2):
            assert after_a_kill(path) == (1,)
        marks.clear()
        assert (marks.left, after_a_kill(path)) == ((), ())
        with marks.of(3):
            assert after_a_kill(path) == (3,)


def test_more_at_work_than_there_is_room(path):
    marks = Marks(path)
    many = [marks.of(number) for number in range(1, 601)]
    for one in many:
        one.__enter__()
    assert len(after_a_kill(path)) == 512
    for one in many:
        one.__exit__()
    assert after_a_kill(path) == ()


def test_the_file_goes_with_a_process_that_ends(path):
    marks = Marks(path)
    assert path.stat().st_mode & 0o777 == 0o600
    marks.close()
    marks.close()
    assert not path.exists()
    Marks(None).close()


def test_a_full_disk_fails_at_once(path, monkeypatch):
    monkeypatch.setattr(os, "pwrite", lambda *_: 0)
    with pytest.raises(OSError, match="No space left on device") as caught:
        Marks(path)
    assert caught.value.errno == errno.ENOSPC
