"""One process works with a folder; what ends it frees the folder."""

import subprocess
import sys

import pytest

from bot.running.errors import StoreError
from bot.store.alone import alone

HOLDS = """
import sys, time
from pathlib import Path
from bot.store.alone import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def sentence(folder) -> str:
    with pytest.raises(StoreError) as caught, alone(folder):
        pass
    return str(caught.value)


def test_the_second_process_is_told_and_a_killed_one_frees_the_folder(tmp_path):
    folder = tmp_path / "new" / "data"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout.readline() == b"held\n"
        assert sentence(folder) == (
            f"DATA_DIR={folder}: another Footnote is at work in this folder; stop it, or give "
            "each a folder and a BOT_TOKEN of its own"
        )
        first.kill()
    with alone(folder):
        assert sentence(folder).startswith(f"DATA_DIR={folder}: another Footnote")
    with alone(folder):
        pass


def test_a_folder_that_can_not_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    assert sentence(tmp_path / "file" / "data") == (
        f"DATA_DIR={tmp_path}/file/data: Not a directory"
    )
