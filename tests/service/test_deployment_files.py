"""What can be seen of the files in `deploy/` without the machines they are for."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from keyed import KEY_HASH

from advisor.service.config import ConfigError, load_config

DEPLOY = Path(__file__).parents[2] / "deploy"
ROOT = DEPLOY.parent


@pytest.fixture(scope="module")
def objects() -> dict[str, dict]:
    """The objects for Kubernetes, by kind."""
    return {one["kind"]: one for one in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))}


@pytest.fixture(scope="module")
def pod(objects: dict[str, dict]) -> dict:
    return objects["Deployment"]["spec"]["template"]["spec"]


@pytest.fixture(scope="module")
def container(pod: dict) -> dict:
    [one] = pod["containers"]
    return one


def settings_in_config_map(objects: dict[str, dict]) -> str:
    return objects["ConfigMap"]["data"]["advisor.toml"]


def test_examples_of_settings_are_settings(objects: dict[str, dict], tmp_path: Path) -> None:
    for text in ((DEPLOY / "advisor.toml").read_text("utf-8"), settings_in_config_map(objects)):
        file = tmp_path / "advisor.toml"
        file.write_text(text, "utf-8")
        with pytest.raises(ConfigError, match=r'^"key_hashes" in .* must be'):
            load_config(file)
        file.write_text(text.replace("REPLACE-WITH-A-HASH", KEY_HASH), "utf-8")
        config = load_config(file, redis_url="redis://redis.example")
        assert config.key_hashes == (KEY_HASH,)
        assert not config.is_anonymous


def test_no_example_holds_a_hash_or_digest_that_looks_real() -> None:
    for path in DEPLOY.iterdir():
        if path.name != "requirements.lock":
            assert not re.search(r"[0-9a-f]{32}", path.read_text("utf-8")), path


def test_a_pod_may_do_nothing_but_serve(pod: dict, container: dict) -> None:
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] > 0
    assert pod["automountServiceAccountToken"] is False
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert "@sha256:" in container["image"]
    assert container["resources"]["limits"]["memory"]


def test_probes_ask_what_there_is(container: dict, objects: dict[str, dict]) -> None:
    asked = {name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "readiness", "liveness")}
    assert {name: probe["path"] for name, probe in asked.items()} == {
        "startup": "/readyz",
        "readiness": "/readyz",
        "liveness": "/livez",
    }
    port = tomllib.loads(settings_in_config_map(objects))["port"]
    assert [one["containerPort"] for one in container["ports"]] == [port]
    assert all(probe["port"] == container["ports"][0]["name"] for probe in asked.values())
    assert all({"name": "Host", "value": "localhost"} in probe["httpHeaders"] for probe in asked.values())


def test_a_pod_has_time_to_finish(pod: dict, container: dict) -> None:
    pause = int(container["lifecycle"]["preStop"]["exec"]["command"][1])
    assert pod["terminationGracePeriodSeconds"] > pause + 20


def test_the_objects_belong_together(objects: dict[str, dict], pod: dict) -> None:
    labels = objects["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert objects["Deployment"]["spec"]["selector"]["matchLabels"] == labels
    assert objects["Service"]["spec"]["selector"] == labels
    assert objects["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert objects["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == labels
    mounted = {mount["name"] for mount in pod["containers"][0]["volumeMounts"]}
    assert mounted == {volume["name"] for volume in pod["volumes"]}


def test_the_container_copies_what_there_is_and_is_not_root() -> None:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    copied = [line.split()[1] for line in lines if line.startswith("COPY ")]
    assert len(copied) == 4
    assert all((ROOT / path).exists() for path in copied)
    allowed = (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").splitlines()
    assert {f"!{path}" for path in copied} == {line for line in allowed if line.startswith("!")}
    assert "ARG BASE" in lines and "FROM ${BASE}" in lines
    assert re.fullmatch(r"USER [1-9]\d*:[1-9]\d*", next(line for line in lines if line.startswith("USER")))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_unit_and_finds_little_exposed(tmp_path: Path) -> None:
    unit = tmp_path / "post-advisor.service"
    text = (DEPLOY / "post-advisor.service").read_text("utf-8")
    command = "/opt/post-advisor/.venv/bin/advisor"
    assert text.count(command) == 1
    unit.write_text(text.replace(command, "/bin/true"), "utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")
    # In tenths: 12 is an exposure of 1.2, of at most 10.
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=15", unit]
    assert subprocess.run(command, capture_output=True).returncode == 0
    unit.write_text("[Service]\nExecStart=/bin/true\n", "utf-8")
    assert subprocess.run(command, capture_output=True).returncode != 0
