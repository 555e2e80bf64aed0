"""What deploy/ says about the image and its containers, as far as no engine for them is needed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from bot.web.app import create_app
from facts.library import load_library
from tests import dockerfile
from tests.deployed import DEPLOY, ROOT, VARIABLES, run
from tests.dockerfile import Step, in_context, rules, steps


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
        "tmpfs": ["/tmp:size=352m,mode=1777,noexec,nosuid,nodev"],
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
