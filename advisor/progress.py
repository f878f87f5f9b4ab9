"""Progress of long work, drawn on standard error if that is a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as Bars
from rich.progress import TaskID

from advisor.model.progress import Progress


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A function to report progress to; its bars go away when the work is done."""
    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def show(task: str, done: int, of: int) -> None:
            if task not in tasks:
                tasks[task] = bars.add_task(task, total=of)
            bars.update(tasks[task], completed=done, total=of)

        yield show
