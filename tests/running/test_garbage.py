"""When garbage isn't looked for."""

import gc

import pytest

from bot.running.garbage import uncollected


def test_nothing_is_looked_through_meanwhile_nor_later_what_is_alive_by_then():
    before = gc.get_freeze_count()
    with uncollected():
        assert not gc.isenabled()
        alive = [[] for _ in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(alive)


def test_what_fails_is_looked_through_again():
    with pytest.raises(LookupError), uncollected():
        raise LookupError
    assert gc.isenabled()
