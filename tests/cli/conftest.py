"""The command line, called in this process."""

import io
import shutil
from pathlib import Path

import pytest

from bot.cli import main
from facts.library import BUNDLED, load_library


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch, tmp_path):
    """No variable and no .env of whoever runs the tests plays a part."""
    for name in ("BOT_TOKEN", "LIBRARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def footnote(capfd, monkeypatch, library):
    """Run the command line in this process, which reads the bundled article once."""

    def load(folder=BUNDLED, kept=None):
        return library if Path(folder) == BUNDLED else load_library(folder, kept)

    monkeypatch.setattr("facts.library.load_library", load)

    def run(*argv, stdin=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main(argv)
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def entry(tmp_path):
    """A copy of the bundled library entry, to break."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "entry"))
