#!/usr/bin/env python3
"""A release by one command: `make release VERSION=1.2.0` (DRY=1 only shows it; CHECK=0 checks nothing).

From a clean checkout in which `make check` passes: CHANGELOG.md's [Unreleased] goes under the
version, which is set in pyproject.toml and where deploy/ names the image. Then the wheel, the bill of
materials with the licences, and the image where Docker runs are built, and all is committed and
tagged. Where a step fails, the files are as before, and there is no commit and no tag.
"""

import argparse
import difflib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PROJECT, CHANGELOG = "pyproject.toml", "CHANGELOG.md"
_IMAGE_IN: Final = ("deploy/README.md", "deploy/kubernetes.yaml")
_VERSION: Final = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)", re.ASCII)
_OWN: Final = re.compile(r'^(\[project\]\n(?:(?!\[).*\n)*?version = ")([^"\n]*)(")', re.MULTILINE)
_OPEN: Final = "## [Unreleased]"
_SECTION: Final = re.compile(r"^## ", re.MULTILINE)

Run = Callable[[Sequence[str]], str]


class ReleaseError(Exception):
    """Why there is no release, in one sentence."""


# ---------------------------------------------------------------- pure: from texts to texts


def parts(version: str) -> tuple[int, ...]:
    """Return the numbers of "1.2.0". Raises ReleaseError."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ReleaseError(f'"{version}" is no version: give three numbers, as in 1.2.0')
    return tuple(map(int, found.groups()))


def noted(changelog: str, version: str, day: date) -> str:
    """Return the changelog with what is unreleased under a version. Raises ReleaseError."""
    if f"\n## [{version}]" in changelog:
        raise ReleaseError(f"{CHANGELOG} has {version} already: take another version")
    before, found, after = changelog.partition(f"\n{_OPEN}\n")
    if not found:
        raise ReleaseError(f'{CHANGELOG} has no line "{_OPEN}": put one below its title')
    if not re.search(r"^\s*[-*] ", _SECTION.split(after)[0], re.MULTILINE):
        raise ReleaseError(f"{CHANGELOG} has nothing under {_OPEN}: say what is new")
    return f"{before}{found}\n## [{version}] - {day.isoformat()}\n{after}"


def notes(changelog: str, version: str) -> str:
    """Return what a changelog says of a version, without its heading; "" where it doesn't."""
    for section in _SECTION.split(changelog)[1:]:
        heading, _, text = section.partition("\n")
        if heading.startswith(f"[{version}]"):
            return text.strip()
    return ""


def renumbered(project: str, version: str) -> str:
    """Return pyproject.toml with this version. Raises ReleaseError."""
    text, times = _OWN.subn(rf"\g<1>{version}\g<3>", project, count=1)
    if not times:
        raise ReleaseError(f"{PROJECT} has no version in its table [project]")
    return text


def released(files: Mapping[str, str], version: str, day: date) -> dict[str, str]:
    """Return the files that a release changes, as they are in it. Raises ReleaseError."""
    own = tomllib.loads(files[PROJECT])["project"]
    name, former = str(own["name"]), str(own["version"])
    if parts(version) < parts(former):
        raise ReleaseError(f"{version} comes before {former}, which {PROJECT} has")
    tag = re.compile(rf"(?<![\w/.-]){re.escape(f'{name}:{former}')}(?![\w.-])")
    made = {path: tag.sub(f"{name}:{version}", text) for path, text in files.items()}
    made[PROJECT] = renumbered(files[PROJECT], version)
    made[CHANGELOG] = noted(files[CHANGELOG], version, day)
    return {path: text for path, text in made.items() if text != files[path]}


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Return what a release changes, as a unified diff."""
    return "".join(
        line
        for path, text in after.items()
        for line in difflib.unified_diff(
            before[path].splitlines(keepends=True), text.splitlines(keepends=True),
            f"a/{path}", f"b/{path}", n=1,
        )
    )  # fmt: skip


def builds(version: str, *, image: bool) -> list[list[str]]:
    """Return the commands that make what is released, in dist/."""
    made = [
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"],
        [sys.executable, "deploy/sbom.py", "--write", "dist"],
    ]
    if image:
        made.append(
            ["docker", "build", "-f", "deploy/Dockerfile", "-t", f"footnote:{version}", "."]
        )
    return made


# ---------------------------------------------------------------- what runs it


def command(arguments: Sequence[str]) -> str:
    """Run a command in the checkout and return its output. Raises ReleaseError where it fails."""
    shown = arguments[0] in {"git", "docker"} and arguments[1] != "build"
    done = subprocess.run(  # noqa: S603 - the commands above, and a version of digits and dots
        arguments, cwd=ROOT, check=False, text=True,
        stdout=subprocess.PIPE if shown else sys.stderr,
        stderr=subprocess.PIPE if shown else None,
    )  # fmt: skip
    if done.returncode:
        told = (done.stderr or "").strip()
        raise ReleaseError(f"`{' '.join(arguments)}` failed{f': {told}' if told else ''}")
    return done.stdout or ""


def refuse(version: str, run: Run) -> None:
    """Raise ReleaseError where this checkout isn't to be released as it is."""
    parts(version)
    changed = run(["git", "status", "--porcelain"]).splitlines()
    if changed:
        names = ", ".join(line[3:] for line in changed)
        raise ReleaseError(f"what is released must be committed first: {names}")
    if run(["git", "tag", "--list", f"v{version}"]).strip():
        raise ReleaseError(f"the tag v{version} is there already: take another version")


def has_docker(run: Run) -> bool:
    """Tell whether Docker runs here."""
    if shutil.which("docker") is None:
        return False
    try:
        run(["docker", "info", "--format", "{{.ServerVersion}}"])
    except ReleaseError:
        return False
    return True


def release(root: Path, version: str, *, check: bool, dry: bool, run: Run = command) -> str:
    """Release what is checked out at `root`; the result says what was done. Raises ReleaseError."""
    refuse(version, run)
    names = [PROJECT, CHANGELOG, *(name for name in _IMAGE_IN if (root / name).is_file())]
    before = {name: (root / name).read_text(encoding="utf-8") for name in names}
    after = released(before, version, datetime.now(UTC).date())
    image = has_docker(run)
    steps = builds(version, image=image)
    if dry:
        planned = [["make", "check"]] * check + steps + [["git", "tag", f"v{version}"]]
        lines = [f"would run: {' '.join(step)}" for step in planned]
        return difference(before, after) + "\n".join(lines)
    if check:
        run(["make", "check"])
    try:
        for name, text in after.items():
            (root / name).write_text(text, encoding="utf-8")
        for step in steps:
            run(step)
        run(["git", "commit", "--quiet", "--message", f"Release {version}", "--", *after])
    except BaseException:
        for name in after:
            (root / name).write_text(before[name], encoding="utf-8")
        raise
    message = f"{version}\n\n{notes(after[CHANGELOG], version)}"
    run(["git", "tag", "--annotate", "--cleanup=whitespace", f"v{version}", "--message", message])
    made = (
        f"dist/ and the image footnote:{version}" if image else "dist/ (no image: no Docker here)"
    )
    return f"released {version} as v{version}, with {made}; `git push --follow-tags` hands it on"


def main(arguments: Sequence[str]) -> int:
    """Release, or say in a sentence why not; the exit code."""
    parser = argparse.ArgumentParser(prog="make release", description="Release a version.")
    parser.add_argument("version", help="three numbers, as in 1.2.0")
    parser.add_argument("--dry", action="store_true", help="only show what would be done")
    parser.add_argument("--no-check", action="store_true", help="without `make check`")
    given = parser.parse_args(arguments)
    try:
        told = release(ROOT, given.version, check=not given.no_check, dry=given.dry)
    except (ReleaseError, OSError) as error:
        sys.stderr.write(f"release: {error}\n")
        return 3
    sys.stdout.write(told + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
