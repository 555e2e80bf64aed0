"""The bill of materials: what is pinned is in it, as it is installed, with its licence."""

import importlib.util
import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def sbom():
    spec = importlib.util.spec_from_file_location("sbom", ROOT / "deploy" / "sbom.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def written(sbom, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bill")
    assert sbom.main(["--write", str(folder)]) == 0
    return json.loads((folder / "sbom.json").read_text()), (folder / "LICENCES.txt").read_text()


def test_every_pin_is_in_the_bill(written):
    bill, _ = written
    pinned = {
        name for name, marker in re.findall(r"^(\S+)==\S+( ;)?", LOCK, re.MULTILINE) if not marker
    }
    found = {one["name"]: one for one in bill["components"]}
    assert pinned - set(found) == set()
    assert {name: one["version"] for name, one in found.items()} == {
        name: version(name) for name in found
    }
    assert [name for name, one in found.items() if not one.get("licenses")] == []


def test_the_graph_has_what_the_program_needs_and_no_loose_end(written):
    bill, _ = written
    refs = {one["bom-ref"] for one in bill["components"]}
    own = bill["metadata"]["component"]["bom-ref"]
    graph = {one["ref"]: set(one["dependsOn"]) for one in bill["dependencies"]}
    assert set(graph) == refs | {own}
    assert set().union(*graph.values()) <= refs
    direct = {re.match(r"[\w-]+", one)[0] for one in PROJECT["dependencies"]}
    assert {ref.partition("/")[2].partition("@")[0] for ref in graph[own]} == direct
    reached, left = set(), {own}
    while left:
        reached |= left
        left = set().union(*(graph[ref] for ref in left)) - reached
    assert refs - reached == set()


def test_the_licences_of_all_packages_are_told(written):
    bill, texts = written
    told = re.findall(r"^={78}\n(\S+) (\S+): \S", texts, re.MULTILINE)
    assert told == [(one["name"], one["version"]) for one in bill["components"]]
    assert "Permission is hereby granted" in texts


def test_the_same_installation_gives_the_same_bill(sbom, written, capsys):
    assert sbom.main([]) == 0
    assert json.loads(capsys.readouterr().out) == written[0]


@pytest.mark.parametrize(
    ("lock", "sentence"),
    [
        ("no-such-package==1.0 \\\n", "no-such-package==1.0 is not installed: run make first"),
        ("httpx==0.1 \\\n", f"httpx==0.1 is pinned, {version('httpx')} is installed"),
    ],
)
def test_an_installation_that_is_not_the_pinned_one(
    sbom, monkeypatch, tmp_path, capsys, lock, sentence
):
    (tmp_path / "requirements.lock").write_text(lock)
    monkeypatch.setattr(sbom, "ROOT", tmp_path)
    assert sbom.main([]) == 3
    assert capsys.readouterr().err == f"sbom: {sentence}\n"


def test_what_is_for_another_system_is_no_part(sbom):
    lock = (
        "no-such-package==1.0 ; sys_platform == 'win32' \\\nhttpx==0.1 ; python_version < '3' \\\n"
    )
    assert list(sbom.installed(lock)) == []


# ---------------------------------------------------------------- the project's own licence


def test_the_article_is_apart_from_the_licence_of_the_code():
    assert PROJECT["license"] == "MIT AND LicenseRef-Bundled-Article"
    code, article = (ROOT / name for name in PROJECT["license-files"])
    assert code.read_text().startswith("MIT License\n")
    assert "article" not in code.read_text()
    assert article.parent.joinpath("document.txt").is_file()
    assert "remains its publisher's" in article.read_text()


def test_it_is_not_published_to_an_index():
    assert PROJECT["classifiers"] == ["Private :: Do Not Upload"]


def test_what_the_project_depends_on_is_imported():
    named = {
        "python-telegram-bot": "telegram",
        "python-pptx": "pptx",
        "pystemmer": "Stemmer",
        "markdown-it-py": "markdown_it",
    }
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("bot", "facts", "index")
        for path in (ROOT / folder).rglob("*.py")
    )
    direct = [re.match(r"[\w-]+", one)[0] for one in PROJECT["dependencies"]]
    modules = {name: named.get(name, name.replace("-", "_")) for name in direct}
    imported = set(re.findall(r"^ *(?:import|from) (\w+)", sources, re.MULTILINE))
    imported |= set(re.findall(r"(?:import_module|find_spec)\(\"(\w+)", sources))
    assert [name for name, module in modules.items() if module not in imported] == []
