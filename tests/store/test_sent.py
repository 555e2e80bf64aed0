"""What was sent outlives a kill, whatever became of the file; what is settled leaves no trace."""

import errno
import itertools
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store import Delivery
from bot.store.sent import SentLog

FIRST = [Delivery(-100, 7), Delivery(-100, 8, ("aa", "bb"))]
SECOND = [Delivery(5, 9)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "footnote.db-sent"


def note(log, update_id, deliveries):
    for delivery in deliveries:
        log.note(update_id, delivery)


def left(log):
    return {update_id: list(log.of(update_id)) for update_id in log.open}


def after_a_kill(path):
    """What the next process finds; the former one's file was never closed."""
    log = SentLog(path)
    found = left(log)
    log.close()
    return found


def test_what_is_not_settled_is_left_for_the_next_process(path):
    log = SentLog(path)
    note(log, 1, FIRST)
    note(log, 2, SECOND)
    log.settle(1)
    assert after_a_kill(path) == {1: FIRST, 2: SECOND}  # a line too many does no harm


def test_what_was_sent_is_known_to_this_process_too(path):
    log = SentLog(path)
    note(log, 1, FIRST)
    assert (log.of(1), log.of(2)) == (FIRST, ())
    log.settle(1)
    assert log.of(1) == ()


@pytest.mark.parametrize("killed", [False, True])
@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))))
def test_the_file_is_emptied_in_whatever_order_it_is_settled(path, order, killed):
    log = SentLog(path)
    for update_id in (1, 2, 3):
        note(log, update_id, FIRST)
    if killed:
        log = SentLog(path)
    for update_id in order:
        assert path.stat().st_size > 0
        log.settle(update_id)
    assert path.stat().st_size == 0
    log.close()
    assert not path.exists()


def test_what_a_former_process_left_is_kept_until_it_is_settled(path):
    note(SentLog(path), 1, FIRST)
    second = SentLog(path)
    note(second, 2, SECOND)
    second.settle(2)
    second.close()
    assert after_a_kill(path).get(1) == FIRST


def test_settling_what_was_never_noted_does_nothing(path):
    log = SentLog(path)
    note(log, 1, FIRST)
    log.settle(99)
    assert after_a_kill(path) == {1: FIRST}


def test_a_busy_bot_s_file_does_not_grow(path):
    """There is always something open: the file is rewritten without what is settled."""
    log = SentLog(path)
    sizes = set()
    for update_id in range(10_000):
        note(log, update_id, FIRST)
        log.settle(update_id - 3)
        sizes.add(path.stat().st_size)
    assert max(sizes) < 70_000
    log.compact()
    assert after_a_kill(path) == dict.fromkeys(range(9997, 10000), FIRST)
    note(log, 10_000, SECOND)  # it goes on in the new file
    assert after_a_kill(path)[10_000] == SECOND
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_full_disk_hinders_nothing(path, monkeypatch, caplog):
    log = SentLog(path)
    note(log, 1, FIRST)

    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        patched.setattr(os, "ftruncate", full)
        note(log, 2, SECOND)
        assert log.of(2) == SECOND
        log.settle(2)
        log.compact()
        log.settle(1)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING", "WARNING"]
    assert path.read_bytes() == b'[1,-100,[7],[]]\n[1,-100,[8],["aa","bb"]]\n'
    note(log, 3, SECOND)
    log.settle(3)
    assert path.stat().st_size == 0


def test_lines_of_an_older_version(path):
    path.write_text('[1,-100,[7,8],["aa","bb"]]\n[2,5,[9],[]]\n', encoding="ascii")
    assert after_a_kill(path) == {1: FIRST, 2: SECOND}


@pytest.mark.parametrize("cut", range(1, 14))
def test_a_last_line_cut_short_is_no_delivery(path, cut):
    log = SentLog(path)
    note(log, 1, FIRST)
    note(log, 2, SECOND)
    path.write_bytes(path.read_bytes()[:-cut])
    assert after_a_kill(path) == {1: FIRST}


@given(st.binary(max_size=200))
def test_any_file_can_be_opened(tmp_path_factory, garbage):
    path = tmp_path_factory.mktemp("sent") / "log"
    path.write_bytes(garbage)
    log = SentLog(path)
    assert all(isinstance(one, Delivery) for found in left(log).values() for one in found)
    log.close()


def test_a_store_in_memory_keeps_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    log = SentLog(None)
    note(log, 1, FIRST)
    assert log.of(1) == FIRST
    log.settle(1)
    log.compact()
    log.close()
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_its_owners_only(path):
    log = SentLog(path)
    note(log, 1, FIRST)
    log.compact()
    assert path.stat().st_mode & 0o777 == 0o600
    log.close()
