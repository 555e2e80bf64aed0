"""Migrations: from a blank file, from the oldest schema, and those that fail."""

import sqlite3

import pytest

from bot.running.errors import MigrationError, StoreError
from bot.store.migrations import MIGRATIONS, applied, m01_chats_and_turns, migrate

NAMES = [migration.__name__ for migration in MIGRATIONS]


@pytest.fixture
def db():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def schema(db):
    return sorted(db.execute("SELECT type, name, sql FROM sqlite_master"))


def m98_colours(db):
    db.execute("CREATE TABLE colours (name TEXT)")


def m99_broken(db):
    db.execute("CREATE TABLE shapes (name TEXT)")
    db.execute("INSERT INTO colours VALUES ('red')")
    db.execute("INSERT INTO nowhere VALUES (1)")


def m99_mended(db):
    db.execute("CREATE TABLE shapes (name TEXT)")


m99_mended.__name__ = "m99_broken"


def m99_commits(db):
    db.executescript("CREATE TABLE shapes (name TEXT);")


def m99_bug(db):
    db.execute("CREATE TABLE shapes (name TEXT)")
    raise KeyError("bug")


def test_a_blank_file_gets_all_in_order(db):
    assert migrate(db) == NAMES
    assert applied(db) == NAMES == sorted(NAMES)
    assert not db.in_transaction


def test_again_does_nothing(db):
    migrate(db)
    before = schema(db)
    assert migrate(db) == []
    assert schema(db) == before


def test_the_oldest_schema_comes_to_the_same_and_keeps_its_rows(db):
    migrate(db, [m01_chats_and_turns])
    db.execute("INSERT INTO chats (chat_id, type, seen_at) VALUES (-5, 'group', 1.5)")
    db.execute("INSERT INTO turns VALUES (-5, 0, 7, 11, 'what about Jiangsu?', 2.5)")
    assert migrate(db) == NAMES[1:]
    blank = sqlite3.connect(":memory:", isolation_level=None)
    migrate(blank)
    assert schema(db) == schema(blank)
    blank.close()
    assert db.execute("SELECT * FROM chats").fetchall() == [(-5, "group", None, 0, 0, 0, None, 1.5)]
    assert db.execute("SELECT * FROM turns").fetchall() == [
        (-5, 0, 7, 11, "what about Jiangsu?", 2.5)
    ]


def test_a_failed_one_leaves_nothing_and_stays_pending(db):
    with pytest.raises(MigrationError) as caught:
        migrate(db, [m98_colours, m99_broken])
    assert str(caught.value) == ("migration m99_broken of the store: no such table: nowhere")
    assert applied(db) == ["m98_colours"]
    assert [name for _, name, _ in schema(db) if name in {"colours", "shapes"}] == ["colours"]
    assert db.execute("SELECT * FROM colours").fetchall() == []
    assert migrate(db, [m98_colours, m99_mended]) == ["m99_broken"]
    assert applied(db) == ["m98_colours", "m99_broken"]


def test_a_bug_in_one_rolls_it_back(db):
    with pytest.raises(KeyError):
        migrate(db, [m99_bug])
    assert not db.in_transaction
    assert applied(db) == []
    assert [name for _, name, _ in schema(db) if name == "shapes"] == []


def test_one_that_commits_by_itself_is_refused(db):
    with pytest.raises(MigrationError) as caught:
        migrate(db, [m99_commits])
    assert str(caught.value) == ("migration m99_commits of the store: it ended its own transaction")
    assert applied(db) == []


def test_a_store_of_a_newer_version_is_refused(db):
    migrate(db, [*MIGRATIONS, m98_colours])
    with pytest.raises(StoreError, match="unknown migration m98_colours: it was made by a newer"):
        migrate(db)


def test_two_processes_apply_each_once(tmp_path):
    path = tmp_path / "store.db"
    first, second = (sqlite3.connect(path, isolation_level=None) for _ in range(2))
    assert migrate(first, [m98_colours]) == ["m98_colours"]
    assert migrate(second, [m98_colours, m99_mended]) == ["m99_broken"]
    assert migrate(first, [m98_colours, m99_mended]) == []
    first.close()
    second.close()
