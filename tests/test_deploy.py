"""What deploy/ says about running Footnote, as far as no container engine is needed to check it.

Each tool that is there checks its file too: systemd-analyze, shellcheck, caddy, nginx, docker.
"""

import configparser
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.running.metrics import Metrics
from bot.running.settings import Settings
from bot.store import Store
from bot.web.app import create_app
from facts.library import load_library
from tests import dockerfile
from tests.dockerfile import Step, in_context, rules, steps

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = ("footnote.service", "footnote-backup.service", "footnote-backup.timer")
# systemd counts what a service may do, from 0 to 10; the network is what the bot can't do without.
MOST_EXPOSED = {"footnote.service": 1.5, "footnote-backup.service": 0.5}
HARDENING = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "AmbientCapabilities": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateMounts": "yes",
    "PrivateDevices": "yes",
    "DevicePolicy": "closed",
    "PrivateUsers": "yes",
    "ProtectClock": "yes",
    "ProtectControlGroups": "yes",
    "ProtectHostname": "yes",
    "ProtectKernelLogs": "yes",
    "ProtectKernelModules": "yes",
    "ProtectKernelTunables": "yes",
    "ProtectProc": "invisible",
    "ProcSubset": "pid",
    "RestrictNamespaces": "yes",
    "RestrictRealtime": "yes",
    "RestrictSUIDSGID": "yes",
    "LockPersonality": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RemoveIPC": "yes",
    "KeyringMode": "private",
    "SystemCallArchitectures": "native",
    "SystemCallErrorNumber": "EPERM",
    "SystemCallFilter": "~@privileged @resources",
    "UMask": "0077",
}
VARIABLES = {name.upper() for name in Settings.model_fields}


def run(*words, **options):
    """Run a tool, or skip where it is missing; its output."""
    if shutil.which(words[0]) is None:
        pytest.skip(f"needs {words[0]}")
    done = subprocess.run(
        words,
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        **options,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def unit(name):
    parsed = configparser.ConfigParser(strict=False, interpolation=None, delimiters=("=",))
    parsed.optionxform = str
    parsed.read_string((DEPLOY / name).read_text(encoding="utf-8"))
    return parsed


# ---------------------------------------------------------------- systemd


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


# ---------------------------------------------------------------- the image


def image_steps():
    return steps(dockerfile.DOCKERFILE.read_text(encoding="utf-8"))


def test_the_steps_of_the_image():
    assert [step.instruction for step in image_steps()] == (
        "FROM WORKDIR RUN COPY RUN RUN COPY COPY RUN COPY COPY COPY RUN "
        "FROM RUN RUN RUN COPY WORKDIR ENV USER VOLUME EXPOSE STOPSIGNAL HEALTHCHECK ENTRYPOINT CMD"
    ).split()


def test_the_base_is_pinned_and_the_same_in_both_stages():
    bases = [step.rest.split() for step in image_steps() if step.instruction == "FROM"]
    assert bases == [["python:3.13-slim-trixie", "AS", "build"], ["python:3.13-slim-trixie"]]


def test_only_what_the_lock_file_has_is_installed():
    [pip] = [step.rest for step in image_steps() if "pip install" in step.rest]
    assert "--require-hashes" in pip.split()
    assert "-r requirements.lock" in pip


def test_the_image_runs_as_a_number_that_is_not_root():
    last = {step.instruction: step.rest for step in image_steps()}
    assert (last["USER"], last["STOPSIGNAL"]) == ("10001:10001", "SIGTERM")
    assert json.loads(last["VOLUME"]) == ["/data"]
    assert json.loads(last["ENTRYPOINT"]) + json.loads(last["CMD"]) == [
        "python", "-m", "bot", "telegram",
    ]  # fmt: skip


def test_every_file_of_the_image_gets_to_the_builder_and_nothing_else(tmp_path):
    image = dockerfile.Image(tmp_path)
    for step in image_steps():
        if step.instruction in {"WORKDIR", "COPY"} and not step.rest.startswith("--from"):
            image.take(step)
    copied = {
        str(f.relative_to(tmp_path / "opt/footnote")) for f in tmp_path.rglob("*") if f.is_file()
    }
    assert copied == set(image.files)
    assert {"bot/__main__.py", "requirements.lock", "facts/library.py", "LICENSE"} <= copied
    assert {Path(name).parts[0] for name in copied} == {
        "LICENSE", "bot", "deploy", "facts", "index", "pyproject.toml", "requirements.lock",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("bot/cli/invocation.py", True),
        ("facts/library/china-trade-2025/document.txt", True),
        ("requirements.lock", True),
        ("requirements-dev.lock", False),
        (".env", False),
        ("data/footnote.db", False),
        ("tests/machine.py", False),
        ("deploy/sbom.py", True),
        ("deploy/footnote.env", False),
        ("facts/library/china-trade-2025/RIGHTS", True),
        ("bot/cli/__pycache__/entry.cpython-311.pyc", False),
    ],
)
def test_what_gets_to_the_builder(path, taken):
    patterns = rules((ROOT / ".dockerignore").read_text(encoding="utf-8"))
    assert in_context(path, patterns) is taken


def test_the_health_check_is_python():
    [health] = [step.rest for step in image_steps() if step.instruction == "HEALTHCHECK"]
    python, option, code = json.loads(health.partition(" CMD ")[2])
    assert (python, option) == ("python", "-c")
    compile(code, "HEALTHCHECK", "exec")


def test_lines_of_a_dockerfile():
    assert steps("# x\nFROM a\n\nENV A=1 \\\n    B=2\n") == [
        Step("FROM", "a"),
        Step("ENV", "A=1 B=2"),
    ]


# ---------------------------------------------------------------- compose and Kubernetes


def compose():
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


def test_the_bots_container():
    assert compose()["services"]["bot"] == {
        "image": "footnote",
        "build": {"context": "..", "dockerfile": "deploy/Dockerfile"},
        "restart": "unless-stopped",
        "env_file": "footnote.env",
        "environment": {
            "DATA_DIR": "/data",
            "WEB_HOST": "0.0.0.0",
            "WEB_PORT": "8080",
            "TRUSTED_PROXIES": "private",
        },
        "volumes": ["data:/data"],
        "networks": ["front"],
        "read_only": True,
        "tmpfs": ["/tmp:size=64m,mode=1777,noexec,nosuid,nodev"],
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges:true"],
        "mem_limit": "1g",
        "pids_limit": 64,
        "stop_grace_period": "30s",
        "logging": {"driver": "json-file", "options": {"max-size": "10m", "max-file": "3"}},
    }


def test_every_container_is_locked_down_and_its_volumes_are_there():
    file = compose()
    for service in file["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert ":latest" not in service["image"]
        named = {v.partition(":")[0] for v in service["volumes"] if not v.startswith(".")}
        assert named <= set(file["volumes"])
        places = [v.partition(":")[0] for v in service["volumes"] if v.startswith(".")]
        assert [place for place in places if not (DEPLOY / place).exists()] == []
    assert [name for name, service in file["services"].items() if "ports" in service] == ["caddy"]
    assert file["services"]["caddy"]["profiles"] == ["tls"]


def compose_tool():
    """`docker compose`, or the same as a program of its own."""
    for words in (["docker", "compose"], ["docker-compose"]):
        if (
            shutil.which(words[0])
            and not subprocess.run([*words, "version"], capture_output=True, check=False).returncode
        ):
            return words
    return pytest.skip("needs docker compose")


def test_docker_understands_the_compose_file(tmp_path):
    tool = compose_tool()
    shutil.copytree(DEPLOY, tmp_path / "deploy")
    shutil.copy(DEPLOY / "footnote.env.example", tmp_path / "deploy" / "footnote.env")
    file = str(tmp_path / "deploy" / "compose.yaml")
    run(*tool, "--file", file, "--profile", "tls", "config", "--quiet")


def manifests():
    text = (DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8")
    return {manifest["kind"]: manifest for manifest in yaml.safe_load_all(text)}


def test_kubernetes_gets_these():
    assert {kind: manifest["apiVersion"] for kind, manifest in manifests().items()} == {
        "PersistentVolumeClaim": "v1",
        "ConfigMap": "v1",
        "Deployment": "apps/v1",
        "Service": "v1",
        "NetworkPolicy": "networking.k8s.io/v1",
    }
    assert {manifest["metadata"]["name"] for manifest in manifests().values()} == {"footnote"}


def test_one_replica_that_ends_before_the_next():
    spec = manifests()["Deployment"]["spec"]
    assert (spec["replicas"], spec["strategy"]) == (1, {"type": "Recreate"})
    labels = {"app.kubernetes.io/name": "footnote"}
    assert spec["selector"]["matchLabels"] == spec["template"]["metadata"]["labels"] == labels
    assert manifests()["Service"]["spec"]["selector"] == labels
    assert manifests()["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == labels


def test_the_pod_may_do_as_little():
    pod = manifests()["Deployment"]["spec"]["template"]["spec"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 10001,
        "runAsGroup": 10001,
        "fsGroup": 10001,
        "fsGroupChangePolicy": "OnRootMismatch",
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    [container] = pod["containers"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {mount["name"] for mount in container["volumeMounts"]} == {
        volume["name"] for volume in pod["volumes"]
    }


def test_the_probes_are_routes_of_the_web():
    library = load_library()
    paths = {route.path for route in create_app(None, library).routes}
    [container] = manifests()["Deployment"]["spec"]["template"]["spec"]["containers"]
    probes = {container[f"{kind}Probe"]["httpGet"]["path"] for kind in ("startup", "liveness")}
    assert probes == {"/healthz"}
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert probes | {"/readyz", "/metrics"} <= paths


def test_every_variable_that_is_set_is_one_of_the_settings():
    [container] = manifests()["Deployment"]["spec"]["template"]["spec"]["containers"]
    image = dockerfile.Image(Path())
    for step in image_steps():
        if step.instruction == "ENV":
            image.take(step)
    named = {
        *compose()["services"]["bot"]["environment"],
        *manifests()["ConfigMap"]["data"],
        *(variable["name"] for variable in container["env"]),
        *image.environment,
    }
    assert named - VARIABLES == {
        "MPLCONFIGDIR", "OPENBLAS_NUM_THREADS", "PATH", "PYTHONDONTWRITEBYTECODE",
    }  # fmt: skip


# ---------------------------------------------------------------- proxies and scripts


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


# ---------------------------------------------------------------- the documents


def guide():
    return (DEPLOY / "README.md").read_text(encoding="utf-8")


def test_the_guide_names_every_file_of_the_folder():
    files = {path.name for path in DEPLOY.iterdir()} - {"README.md", "backup.sh", "footnote.env"}
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
