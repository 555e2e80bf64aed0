"""A release: what it changes in the files, what it refuses, and that a failed one leaves nothing."""

import importlib.util
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DAY = date(2026, 3, 1)
PROJECT = """\
[build-system]
requires = ["hatchling"]

[project]
name = "footnote"
version = "0.1.0"

[tool.other]
version = "0.1.0"
"""
CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n"
FILES = {
    "pyproject.toml": PROJECT,
    "CHANGELOG.md": CHANGELOG,
    "deploy/kubernetes.yaml": "image: footnote:0.1.0 # yours\nother: my-footnote:0.1.0\n",
}


@pytest.fixture(scope="module")
def module():
    spec = importlib.util.spec_from_file_location("release", ROOT / "deploy" / "release.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def checkout(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def contents(checkout):
    return {name: (checkout / name).read_text(encoding="utf-8") for name in FILES}


class Machine:
    """Notes the commands; `says` gives what some print, `fails` names one that fails."""

    def __init__(self, module, says=(), fails=""):
        self.error, self.says, self.fails, self.ran = module.ReleaseError, dict(says), fails, []

    def __call__(self, arguments):
        line = " ".join(arguments)
        self.ran.append(re.sub(r"^\S*python\S*", "python", line.partition("\n")[0]))
        if self.fails and self.fails in line:
            raise self.error(f"`{line}` failed")
        return next((text for start, text in self.says.items() if line.startswith(start)), "")


# ---------------------------------------------------------------- the texts


def test_what_a_release_changes(module):
    assert module.released(FILES, "0.2.0", DAY) == {
        "pyproject.toml": PROJECT.replace('version = "0.1.0"', 'version = "0.2.0"', 1),
        "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-03-01\n\n"
        "### Added\n\n- A thing.\n",
        "deploy/kubernetes.yaml": "image: footnote:0.2.0 # yours\nother: my-footnote:0.1.0\n",
    }


def test_a_first_release_keeps_the_version(module):
    assert list(module.released(FILES, "0.1.0", DAY)) == ["CHANGELOG.md"]


def test_the_project_can_be_released(module):
    files = {
        name: (ROOT / name).read_text(encoding="utf-8")
        for name in ("pyproject.toml", "CHANGELOG.md", "deploy/README.md", "deploy/kubernetes.yaml")
    }
    made = module.released(files, "9.0.0", DAY)
    assert made.keys() == files.keys()
    assert tomllib.loads(made["pyproject.toml"])["project"]["version"] == "9.0.0"
    assert module.notes(made["CHANGELOG.md"], "9.0.0") != ""


def test_the_second_release_goes_above_the_first(module):
    first = module.noted(CHANGELOG, "0.1.0", DAY)
    news = first.replace("## [Unreleased]\n", "## [Unreleased]\n\n- Another.\n")
    second = module.noted(news, "0.2.0", DAY)
    assert [module.notes(second, one) for one in ("0.2.0", "0.1.0", "0.3.0", "Unreleased")] == [
        "- Another.", "### Added\n\n- A thing.", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("version", "changelog", "said"),
    [
        ("1.0", CHANGELOG, '"1.0" is no version: give three numbers, as in 1.2.0'),
        ("v1.0.0", CHANGELOG, '"v1.0.0" is no version: give three numbers, as in 1.2.0'),
        ("1.0.00", CHANGELOG, '"1.0.00" is no version: give three numbers, as in 1.2.0'),
        ("", CHANGELOG, '"" is no version: give three numbers, as in 1.2.0'),
        ("0.0.9", CHANGELOG, "0.0.9 comes before 0.1.0, which pyproject.toml has"),
        (
            "0.2.0", "# Changelog\n",
            'CHANGELOG.md has no line "## [Unreleased]": put one below its title',
        ),
        (
            "0.2.0", "# Changelog\n\n## [Unreleased]\n\n## [0.1.0]\n\n- A thing.\n",
            "CHANGELOG.md has nothing under ## [Unreleased]: say what is new",
        ),
        (
            "0.2.0", f"{CHANGELOG}\n## [0.2.0] - 2025-01-01\n\n- It.\n",
            "CHANGELOG.md has 0.2.0 already: take another version",
        ),
    ],
)  # fmt: skip
def test_what_is_refused(module, version, changelog, said):
    with pytest.raises(module.ReleaseError) as error:
        module.released({**FILES, "CHANGELOG.md": changelog}, version, DAY)
    assert str(error.value) == said


# ---------------------------------------------------------------- the steps

BUILT = [
    "python -m hatchling build -t wheel -d dist",
    "python deploy/sbom.py --write dist",
]
LOOKED = ["git status --porcelain", "git tag --list v0.2.0"]


@pytest.fixture(params=[True, False], ids=["docker", "no-docker"])
def docker(request, monkeypatch, module):
    monkeypatch.setattr(
        module.shutil, "which", lambda name: "/bin/docker" if request.param else None
    )
    return request.param


def asked(docker):
    return [*LOOKED, "docker info --format {{.ServerVersion}}"] if docker else LOOKED


@pytest.mark.parametrize("check", [True, False])
def test_a_release(module, checkout, docker, check):
    machine = Machine(module)
    told = module.release(checkout, "0.2.0", check=check, dry=False, run=machine)
    image = ["docker build -f deploy/Dockerfile -t footnote:0.2.0 ."]
    assert machine.ran == [
        *asked(docker), *(["make check"] if check else []), *BUILT, *(image if docker else []),
        f"git commit --quiet --message Release 0.2.0 -- {' '.join(FILES)}",
        "git tag --annotate --cleanup=whitespace v0.2.0 --message 0.2.0",
    ]  # fmt: skip
    assert contents(checkout)["deploy/kubernetes.yaml"].startswith("image: footnote:0.2.0 ")
    assert told.startswith("released 0.2.0 as v0.2.0, with dist/ ")


def test_a_dry_run_changes_nothing(module, checkout, docker):
    machine = Machine(module)
    told = module.release(checkout, "0.2.0", check=True, dry=True, run=machine)
    assert (contents(checkout), machine.ran) == (FILES, asked(docker))
    assert '-version = "0.1.0"\n+version = "0.2.0"\n' in told
    assert "would run: make check\n" in told
    assert told.endswith("would run: git tag v0.2.0")


@pytest.mark.parametrize("step", ["make check", "hatchling", "sbom", "docker build", "git commit"])
def test_a_step_that_fails_leaves_the_files(module, checkout, monkeypatch, step):
    monkeypatch.setattr(module.shutil, "which", lambda name: "/bin/docker")
    machine = Machine(module, fails=step)
    with pytest.raises(module.ReleaseError):
        module.release(checkout, "0.2.0", check=True, dry=False, run=machine)
    assert contents(checkout) == FILES
    assert not any(line.startswith("git tag --annotate") for line in machine.ran)


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (
            {"git status": " M bot/answer.py\n?? notes.txt\n"},
            "what is released must be committed first: bot/answer.py, notes.txt",
        ),
        ({"git tag --list": "v0.2.0\n"}, "the tag v0.2.0 is there already: take another version"),
    ],
)
def test_a_checkout_that_is_refused(module, checkout, says, said):
    with pytest.raises(module.ReleaseError) as error:
        module.release(checkout, "0.2.0", check=True, dry=False, run=Machine(module, says))
    assert (str(error.value), contents(checkout)) == (said, FILES)


def test_without_a_running_docker_there_is_no_image(module, checkout, monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda name: "/bin/docker")
    machine = Machine(module, fails="docker info")
    told = module.release(checkout, "0.2.0", check=False, dry=False, run=machine)
    assert "dist/ (no image: no Docker here)" in told
    assert not any(line.startswith("docker build") for line in machine.ran)
