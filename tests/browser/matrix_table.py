"""Runs the matrix of editors and writes what came out into docs/editors.md."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "editors.md"
BEGIN, END = (
    "<!-- The table is written by tests/browser/matrix_table.py. -->\n",
    "<!-- End of the table. -->\n",
)

COLUMNS = {
    "test_type": "type",
    "test_underline": "underline",
    "test_use_this": "use this",
    "test_leave_out": "leave out",
    "test_undo": "undo",
    "test_hold_by_mouse": "hold by mouse",
    "test_hold_by_ctrl_enter": "hold by Ctrl+Enter",
    "test_hold_by_keyboard_on_the_button": "hold by key on the button",
    "test_no_change_in_or_beside_the_editor": "no mutation",
    "test_the_same_nodes_as_without_the_extension": "same nodes",
}

Row = tuple[str, str]


def main() -> int:
    """Run, write, and say by the status whether all cells are green."""
    results = run()
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table(results)}\n{END}{after}", encoding="utf-8")
    return int(not all(passed for cells in results.values() for passed in cells.values()))


def run() -> dict[Row, dict[str, bool]]:
    """Whether each test passed, by browser and editor."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        tests = Path(__file__).with_name("test_matrix.py")
        subprocess.run(
            [sys.executable, "-m", "pytest", "-q", str(tests), f"--junitxml={report}"], cwd=ROOT, check=False
        )
        cases = list(ElementTree.parse(report).iter("testcase"))
    results: dict[Row, dict[str, bool]] = {}
    for case in cases:
        cell = re.fullmatch(r"(\w+)\[(\w+)-(.+)\]", case.get("name"))
        if cell is None:
            continue  # Of no editor in particular.
        test, browser, editor = cell.groups()
        results.setdefault((browser, editor), {})[test] = (
            case.find("failure") is None and case.find("error") is None
        )
    return results


def table(results: Mapping[Row, Mapping[str, bool]]) -> str:
    """The results in Markdown; a test that was not run is a dash."""
    marks = {True: "yes", False: "**no**", None: "-"}
    lines = [
        ["browser", "editor", *COLUMNS.values()],
        ["---"] * (len(COLUMNS) + 2),
        *(
            [browser, editor, *(marks[cells.get(test)] for test in COLUMNS)]
            for (browser, editor), cells in sorted(results.items())
        ),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
