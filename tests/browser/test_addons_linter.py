"""Mozilla's linter, which decides whether a package is signed, has nothing against the xpi."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from advisor.packaging import output, packages, signing_key
from advisor.packaging.update_manifest import TRIAL_URL

EXTENSION = Path(__file__).parents[2] / "extension"


@pytest.fixture(scope="module")
def lint(node_modules: Path, tmp_path_factory: pytest.TempPathFactory):
    """What the linter says of a package of an extension, by kind."""
    folder = tmp_path_factory.mktemp("packages")
    signing_key.make(folder / "key.pem")
    key = signing_key.load(folder / "key.pem")

    def call(extension: Path) -> dict[str, list[str]]:
        files = packages.packages(extension, key, TRIAL_URL).files
        [xpi] = [name for name in files if name.endswith(".xpi")]
        output.write({xpi: files[xpi]}, folder)
        linter = node_modules / ".bin" / "addons-linter"
        run = subprocess.run(
            [linter, "--output", "json", folder / xpi], capture_output=True, text=True, check=False
        )
        report = json.loads(run.stdout)
        return {kind: [one["code"] for one in report[kind]] for kind in ("errors", "warnings", "notices")}

    return call


def test_it_finds_nothing(lint):
    assert lint(EXTENSION) == {"errors": [], "warnings": [], "notices": []}


def test_it_would_find_a_fault(lint, tmp_path):
    manifest = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))
    del manifest["name"]
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    assert lint(tmp_path)["errors"]
