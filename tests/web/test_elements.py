"""Every page is valid HTML, as html-validate's standard and accessibility rules have it."""

import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from bot.web.app import create_app
from bot.web.limits import RateLimit
from tests.web.pages import PAGES

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def validate(folder: Path) -> tuple[int, str]:
    """The exit code and what is wrong with the pages of a folder."""
    node = shutil.which("node")
    if node is None or not PROGRAM.is_file():
        pytest.skip("no node or no html-validate here (npm ci --prefix tests/web)")
    names = sorted(path.name for path in folder.glob("*.html"))
    done = subprocess.run(
        [node, PROGRAM, "--config", HERE / "htmlvalidate.json", "--formatter", "text", *names],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_page_is_valid(engine, library, tmp_path, language):
    app = create_app(engine, library, limit=RateLimit(0, 1))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://reader.test", headers={"Accept-Language": language}
    ) as client:
        for name, path in PAGES.items():
            response = await client.get(path)
            (tmp_path / f"{name}.html").write_text(response.text, encoding="utf-8")
    assert validate(tmp_path) == (0, "")


def test_the_validator_finds_what_is_wrong(tmp_path):
    page = "<!DOCTYPE html>\n<html lang=en><head><title>x</title></head><body><ul><p>x</p></ul></body></html>"
    (tmp_path / "wrong.html").write_text(page, encoding="utf-8")
    code, text = validate(tmp_path)
    assert code == 1
    assert "<p> element is not permitted as content under <ul>" in text
