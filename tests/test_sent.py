"""What was sent outlives a kill, whatever became of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import Delivery
from bot.store.sent import SentLog

FIRST = Delivery(-100, (7, 8), ("aa", "bb"))
SECOND = Delivery(5, (9,), ())


@pytest.fixture
def path(tmp_path):
    return tmp_path / "footnote.db-sent"


def after_a_kill(path):
    """What the next process finds; the former one's file was never closed."""
    log = SentLog(path)
    left = dict(log.left)
    log.close()
    return left


def test_what_is_not_settled_is_left_for_the_next_process(path):
    log = SentLog(path)
    log.note(1, FIRST)
    log.note(2, SECOND)
    log.settle(1)
    assert after_a_kill(path) == {1: FIRST, 2: SECOND}  # a line too many does no harm


def test_the_file_is_emptied_when_all_is_settled(path):
    log = SentLog(path)
    log.note(1, FIRST)
    log.note(2, SECOND)
    log.settle(2)
    assert path.stat().st_size > 0
    log.settle(1)
    assert path.stat().st_size == 0
    log.close()
    assert not path.exists()


def test_what_a_former_process_left_is_kept_until_it_is_settled(path):
    SentLog(path).note(1, FIRST)
    second = SentLog(path)
    second.note(2, SECOND)
    second.settle(2)
    second.close()
    third = SentLog(path)
    assert third.left == {1: FIRST, 2: SECOND}
    third.settle(1)
    third.settle(2)
    third.close()
    assert not path.exists()


def test_settling_what_was_never_noted_does_nothing(path):
    log = SentLog(path)
    log.note(1, FIRST)
    log.settle(99)
    assert after_a_kill(path) == {1: FIRST}


@pytest.mark.parametrize("cut", range(1, 14))
def test_a_last_line_cut_short_is_no_delivery(path, cut):
    log = SentLog(path)
    log.note(1, FIRST)
    log.note(2, SECOND)
    path.write_bytes(path.read_bytes()[:-cut])
    left = after_a_kill(path)
    assert left[1] == FIRST
    assert 2 not in left


@given(st.binary(max_size=200))
def test_any_file_can_be_opened(tmp_path_factory, garbage):
    path = tmp_path_factory.mktemp("sent") / "log"
    path.write_bytes(garbage)
    log = SentLog(path)
    assert all(isinstance(found, Delivery) for found in log.left.values())
    log.close()


def test_a_store_in_memory_keeps_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    log = SentLog(None)
    log.note(1, FIRST)
    log.settle(1)
    log.close()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_its_owners_only(path):
    log = SentLog(path)
    assert path.stat().st_mode & 0o777 == 0o600
    log.close()
