"""Which versions of libraries are here, by the folders that Python imports from."""

import sys
from importlib.metadata import version

from index.installed import installed


def test_what_is_here_is_named_with_its_version():
    assert installed(["lxml", "no_such_library"]) == [f"lxml-{version('lxml')}.dist-info"]


def test_each_is_named_once_in_order(tmp_path, monkeypatch):
    for folder in ("a", "b"):
        for name in ("Beta-2.dist-info", "alpha-1.0.dist-info", "alpha_more-1.dist-info", "beta"):
            (tmp_path / folder / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / name) for name in ("b", "a", "missing")])
    assert installed(("alpha", "beta")) == ["Beta-2.dist-info", "alpha-1.0.dist-info"]
    assert installed(()) == []
