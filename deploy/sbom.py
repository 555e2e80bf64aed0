#!/usr/bin/env python3
"""What the installed program is made of: `python deploy/sbom.py` (CycloneDX 1.6, JSON).

`--write FOLDER` writes it to sbom.json there, and the texts of the packages' licences to
LICENCES.txt. Both are of the packages that requirements.lock pins and this Python has installed; the
same installation gives the same bytes.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.+?))? \\$", re.MULTILINE)
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE: Final = re.compile(
    r"(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE)[^/]*$|/licenses/", re.IGNORECASE
)
_OSI: Final = "License :: OSI Approved :: "
_LONGEST: Final = 100  # characters: longer, it is the text of a licence and no name


def main(arguments: list[str]) -> int:
    """Print what was asked for; the exit code."""
    try:
        found = list(installed((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    except LookupError as error:
        sys.stderr.write(f"sbom: {error}\n")
        return 3
    match arguments:
        case []:
            sys.stdout.write(bill(found))
        case ["--write", folder]:
            Path(folder, "sbom.json").write_text(bill(found), encoding="utf-8")
            Path(folder, "LICENCES.txt").write_text("".join(texts(found)), encoding="utf-8")
        case _:
            sys.stderr.write("usage: sbom.py [--write FOLDER]\n")
            return 2
    return 0


def installed(lock: str) -> Iterator[Distribution]:
    """Yield the packages of a lock file that are here. Raises LookupError: one is missing."""
    for name, version, marker in _PIN.findall(lock):
        try:
            found = distribution(name)
        except PackageNotFoundError:
            if marker:  # for another system
                continue
            raise LookupError(f"{name}=={version} is not installed: run make first") from None
        if found.version == version:
            yield found
        elif not marker:
            raise LookupError(f"{name}=={version} is pinned, {found.version} is installed")


def bill(packages: list[Distribution]) -> str:
    """Return the bill of materials."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    own = f"pkg:generic/{project['name']}@{project['version']}"
    refs = {normal(one.name): purl(one) for one in packages}
    needs = {refs[normal(one.name)]: one.requires or [] for one in packages}
    graph = {own: project["dependencies"], **needs}
    document: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
            }
        },
        "components": [component(one) for one in packages],
        "dependencies": [
            {"ref": ref, "dependsOn": sorted(known(requires, refs))}
            for ref, requires in graph.items()
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def component(package: Distribution) -> dict[str, Any]:
    """Return a package as the bill names it."""
    expression = field(package, "License-Expression")
    named = licence_names(package)
    licences: list[Any] = [{"license": {"name": name}} for name in named]
    about = {
        "type": "library",
        "bom-ref": purl(package),
        "name": normal(package.name),
        "version": package.version,
        "purl": purl(package),
        "description": " ".join(field(package, "Summary").split()),
        "licenses": [{"expression": expression}] if expression else licences,
    }
    return {key: value for key, value in about.items() if value}


def licence_names(package: Distribution) -> list[str]:
    """Return the names of a package's licences, as its metadata has them."""
    classes = package.metadata.get_all("Classifier") or []
    classified = [one.removeprefix(_OSI) for one in classes if one.startswith(_OSI)]
    told = " ".join(field(package, "License").split())
    return classified or ([told] if told and len(told) <= _LONGEST else [])


def field(package: Distribution, name: str) -> str:
    """Return a field of a package's metadata, "" where it isn't given."""
    return str((package.metadata.get_all(name) or [""])[0])


def texts(packages: list[Distribution]) -> Iterator[str]:
    """Yield for each package its name, its licences' names, and the texts that came with it."""
    for one in packages:
        expression = field(one, "License-Expression")
        named = expression or ", ".join(licence_names(one)) or "see below"
        yield f"{'=' * 78}\n{normal(one.name)} {one.version}: {named}\n{'=' * 78}\n\n"
        for path in sorted(one.files or (), key=str):
            if ".dist-info/" in str(path) and _LICENCE.search(str(path)):
                text = Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
                yield f"--- {path.name}\n\n{text.strip()}\n\n"


def known(requires: list[str], refs: dict[str, str]) -> set[str]:
    """Return what of these requirements is here; those of extras are not asked for."""
    found = (_NAME.match(one) for one in requires if "extra ==" not in one)
    return {refs[name] for one in found if one and (name := normal(one[0])) in refs}


def purl(package: Distribution) -> str:
    """Return the address by which a package is known everywhere."""
    return f"pkg:pypi/{normal(package.name)}@{package.version}"


def normal(name: str) -> str:
    """Return a package's name in the one spelling that all of its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
