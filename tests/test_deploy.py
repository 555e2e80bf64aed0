"""What deploy/ says about services, scripts and proxies, as far as no container engine is needed."""

import os
import re
import subprocess
import sys

import pytest

from bot.running.metrics import Metrics
from bot.store import Store
from tests.deployed import DEPLOY, HARDENING, MOST_EXPOSED, ROOT, UNITS, VARIABLES, run, unit


def test_the_bots_service():
    service = dict(unit("footnote.service")["Service"])
    place = "DATA_DIR=/var/lib/footnote MPLCONFIGDIR=/var/cache/footnote OPENBLAS_NUM_THREADS=1"
    assert {name: value for name, value in service.items() if name not in HARDENING} == {
        "Type": "exec",
        "User": "footnote",
        "Group": "footnote",
        "WorkingDirectory": "/opt/footnote",
        "EnvironmentFile": "/etc/footnote/footnote.env",
        "ExecStart": f"/usr/bin/env {place} /opt/footnote/.venv/bin/python -m bot telegram",
        "Restart": "on-failure",
        "RestartSec": "10s",
        "KillSignal": "SIGTERM",
        "TimeoutStopSec": "30s",
        "StateDirectory": "footnote",
        "StateDirectoryMode": "0700",
        "CacheDirectory": "footnote",
        "CacheDirectoryMode": "0700",
        "MemoryHigh": "768M",
        "MemoryMax": "1G",
        "OOMPolicy": "continue",
        "TasksMax": "64",
        "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
    }


@pytest.mark.parametrize("name", MOST_EXPOSED)
def test_both_services_may_do_as_little(name):
    service = unit(name)["Service"]
    own = {"SystemCallFilter": "~@privileged"} if name == "footnote.service" else {}
    assert {setting: service[setting] for setting in HARDENING} == HARDENING | own
    assert "SystemCallFilter=@system-service\n" in (DEPLOY / name).read_text(encoding="utf-8")


def test_the_backups_service_has_no_network():
    service = unit("footnote-backup.service")["Service"]
    names = ("PrivateNetwork", "IPAddressDeny", "RestrictAddressFamilies")
    assert [service[name] for name in names] == ["yes", "any", "AF_UNIX"]


def test_systemd_understands_the_units():
    assert run("systemd-analyze", "verify", "--man=no", *(f"deploy/{name}" for name in UNITS)) == ""


@pytest.mark.parametrize(("name", "most"), MOST_EXPOSED.items())
def test_systemd_finds_little_exposed(name, most):
    told = run(
        "systemd-analyze", "security", "--offline=true", "--no-pager", f"deploy/{name}",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    [level] = re.findall(r"Overall exposure level for \S+: (\d+\.\d)", told)
    assert float(level) <= most


def test_caddy_understands_its_file():
    run(
        "caddy", "validate", "--adapter", "caddyfile", "--config", "deploy/Caddyfile",
        env={**os.environ, "SITE": "bot.example.org"},
    )  # fmt: skip


def test_nginx_understands_its_file(tmp_path):
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    site = re.sub(r"\[::\]:|^.*listen \[::\].*$", "", site, flags=re.MULTILINE)
    site = site.replace("listen 80;", "listen 127.0.0.1:8880;").replace(
        "listen 443", "listen 127.0.0.1:8843"
    )
    site = site.replace("/etc/letsencrypt/live/bot.example.org", str(tmp_path))
    run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x",
        "-keyout", str(tmp_path / "privkey.pem"), "-out", str(tmp_path / "fullchain.pem"),
    )  # fmt: skip
    whole = f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{site}\n}}\n"
    (tmp_path / "nginx.conf").write_text(whole, encoding="utf-8")
    run("nginx", "-t", "-q", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"))


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_the_proxies_keep_counters_and_probes_inside(name):
    text = (DEPLOY / name).read_text(encoding="utf-8")
    rule = (
        r"path /metrics /healthz /readyz"
        if name == "Caddyfile"
        else r"\^/\(metrics\|healthz\|readyz\)\$"
    )
    assert re.search(rule, text)
    assert "404" in text


@pytest.mark.parametrize("name", ["deploy/backup.sh", ".ci/run"])
def test_the_scripts_are_sound(name):
    run("bash", "-n", name)
    run("shellcheck", name)


async def test_the_backup_script_keeps_the_newest(tmp_path):
    async with Store.open(tmp_path / "data" / "footnote.db"):
        pass
    folder = tmp_path / "backups"
    folder.mkdir()
    old = [f"footnote-2025-01-{day:02}.db" for day in range(1, 6)]
    for name in (*old, "mine.db", "footnote-2025.db"):
        (folder / name).touch()
    environment = {
        **os.environ,
        "DATA_DIR": str(tmp_path / "data"),
        "PYTHON": sys.executable,
        "KEEP": "3",
    }
    said = run("deploy/backup.sh", str(folder), env=environment).splitlines()
    names = sorted(path.name for path in folder.iterdir())
    [new] = set(names) - {*old, "mine.db", "footnote-2025.db"}
    assert names == sorted([*old[-2:], new, "mine.db", "footnote-2025.db"])
    assert re.fullmatch(r"footnote-\d{4}-\d\d-\d\d\.db", new)
    assert said[0].startswith(f"{tmp_path}/data/footnote.db: copied to {folder}/{new} (")
    assert said[1:] == [f"removed {folder}/{name}" for name in old[:3]]
    async with Store.open(folder / new) as copy:
        assert await copy.pending_updates() == ()


def test_a_failed_backup_removes_nothing(tmp_path):
    for day in range(1, 4):
        (tmp_path / f"footnote-2025-01-{day:02}.db").touch()
    done = subprocess.run(
        [DEPLOY / "backup.sh", str(tmp_path)],
        cwd=ROOT,
        env={
            **os.environ,
            "DATA_DIR": str(tmp_path / "none"),
            "PYTHON": sys.executable,
            "KEEP": "1",
        },
        capture_output=True,
        check=False,
    )
    assert (done.returncode, len(list(tmp_path.iterdir()))) == (3, 3)


def guide():
    return (DEPLOY / "README.md").read_text(encoding="utf-8")


def test_the_guide_names_every_file_of_the_folder():
    unnamed = {"README.md", "backup.sh", "footnote.env", "__pycache__"}
    files = {path.name for path in DEPLOY.iterdir()} - unnamed
    assert {name for name in files if name not in guide()} == set()


def test_the_links_of_the_documents_lead_somewhere():
    for name in ("README.md", "SCALE.md"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        anchors = {
            re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
            for title in re.findall(r"^##+ (.*)$", text, re.MULTILINE)
        }
        for link in re.findall(r"\]\(([^)]+)\)", text):
            place, _, anchor = link.partition("#")
            if not link.startswith("https://"):
                assert (DEPLOY / place).exists(), link
                assert place or anchor in anchors, link


def test_the_guide_names_what_is_counted_and_only_that():
    counted = {
        f"{family.name}_total" if family.type == "counter" else family.name
        for family in Metrics().registry.collect()
    }
    named = set(re.findall(r"^\| `(footnote_\w+)", guide(), re.MULTILINE))
    assert named == counted


def test_the_settings_that_the_guide_names_exist():
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)\b", guide()))
    assert named - VARIABLES == set()
