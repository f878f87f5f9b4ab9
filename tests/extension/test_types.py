"""The extension's JavaScript is sound by TypeScript's strict rules."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BROWSER_TESTS = ROOT / "tests" / "browser"


@pytest.fixture(scope="module")
def tsc() -> Path:
    compiler = BROWSER_TESTS / "node_modules" / ".bin" / "tsc"
    if not compiler.exists():
        subprocess.run(["npm", "ci"], cwd=BROWSER_TESTS, check=True, stdin=subprocess.DEVNULL)
    return compiler


def check(tsc: Path, project: Path) -> str:
    run = subprocess.run([tsc, "--project", project], capture_output=True, text=True, check=False)
    return run.stdout


def test_the_extension_is_sound(tsc):
    assert check(tsc, ROOT / "jsconfig.json") == ""


def test_every_script_is_looked_at(tsc):
    command = [tsc, "--project", ROOT / "jsconfig.json", "--listFilesOnly"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    scripts = {str(path) for path in (ROOT / "extension").rglob("*.js")}
    assert scripts and scripts <= set(listed)


def test_a_mistake_would_be_found(tsc, tmp_path):
    settings = json.loads((ROOT / "jsconfig.json").read_text())
    settings["compilerOptions"]["typeRoots"] = [str(BROWSER_TESTS / "node_modules" / "@types")]
    settings["include"] = [str(ROOT / "extension"), "mistake.js"]
    (tmp_path / "jsconfig.json").write_text(json.dumps(settings))
    (tmp_path / "mistake.js").write_text("utf16Offset(1, 'one');\n")
    assert "mistake.js(1,13): error TS2345" in check(tsc, tmp_path / "jsconfig.json")
