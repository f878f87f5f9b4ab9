from __future__ import annotations

import io
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor import Advisor, __version__
from advisor.cli import cli, main
from advisor.service.keys import hash_of
from advisor.service.limits import MAX_TEXT_LENGTH

SECRET = "Kanarienvogel"
RISKY = "The admin password of our server at work is Sommer2026!"
HARMLESS = "First week in the new job. Kind people, hard problems, good coffee."

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], advisor: Advisor) -> Run:
    """Runs the command line in this process, with an advisor that is loaded already."""
    monkeypatch.setattr(Advisor, "load", lambda model=None, policy=None, second_reader=False: advisor)

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["advisor", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return call


def next_line(running: subprocess.Popen[bytes]) -> bytes:
    """The next line it prints, which must come soon."""
    assert select.select([running.stdout], [], [], 30)[0], "it keeps its answers to itself"
    return running.stdout.readline()


def process(*arguments: str, **env: str) -> subprocess.Popen[bytes]:
    """The command line as a process of its own, that writes through a buffer as it does for everybody."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.Popen(
        [sys.executable, "-m", "advisor", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=inherited | env,
    )


def test_the_version(run: Run) -> None:
    assert run("--version") == (0, f"advisor {__version__}\n", "")


@pytest.mark.parametrize("command", [(), *((name,) for name in cli.commands)])
def test_every_command_has_help_with_an_example(run: Run, command: tuple[str, ...]) -> None:
    status, out, err = run(*command, "--help")
    assert (status, err) == (0, "")
    assert f"Usage: advisor {' '.join(command)}".rstrip() in out
    assert f"advisor {' '.join(command)}".rstrip() in out.partition("Example")[2]


def test_a_risky_text(run: Run, advisor: Advisor) -> None:
    status, out, err = run("review", RISKY)
    finding = advisor.review(RISKY).findings[0]
    assert (status, err) == (0, "")
    assert out.startswith("A warning.\n")
    assert f"[{finding.quote}]" in out
    assert finding.reason in out and finding.suggestion in out


def test_the_second_reader_reads_only_if_asked_to(
    run: Run, monkeypatch: pytest.MonkeyPatch, advisor: Advisor
) -> None:
    asked = []

    def load(model: object = None, policy: object = None, second_reader: bool = False) -> Advisor:
        asked.append(second_reader)
        return advisor

    monkeypatch.setattr(Advisor, "load", load)
    for options in ((), ("--second-reader",)):
        assert run("review", *options, HARMLESS)[0] == 0
    assert asked == [False, True]


def test_the_second_reader_is_not_measured_on_what_it_was_trained_on(run: Run) -> None:
    status, _, err = run("evaluate", "--second-reader")
    assert status == 2
    assert "Give files to measure the second reader on" in err


def test_experiments_have_no_second_reader(run: Run, tmp_path: Path) -> None:
    posts = tmp_path / "posts.jsonl"
    posts.write_text("", encoding="utf-8")
    status, _, err = run("evaluate", "--experiments", "--second-reader", str(posts))
    assert status == 2
    assert "The experiments train the model alone" in err


def test_a_harmless_text(run: Run) -> None:
    assert run("review", HARMLESS) == (0, "Nothing to change.\n", "")


def test_a_text_from_standard_input(run: Run) -> None:
    assert run("review", "-", stdin=f"{HARMLESS}\n".encode()) == (0, "Nothing to change.\n", "")


def test_the_language_can_be_said(run: Run) -> None:
    assert run("review", "--lang", "de", "ok") == (0, "Nichts zu ändern.\n", "")


@pytest.mark.parametrize("text", ["", "  ", "x" * (MAX_TEXT_LENGTH + 1), "\udc80"])
def test_a_text_that_cannot_be_reviewed(run: Run, text: str) -> None:
    status, out, err = run("review", text)
    assert (status, out) == (1, "")
    assert err == 'Error: "text" must be a string of 1 to 10,000 characters that is not only spaces.\n'


def test_standard_input_that_is_no_text(run: Run) -> None:
    status, out, err = run("review", "-", stdin=b"\xff" + SECRET.encode())
    assert (status, out) == (1, "")
    assert err == "Error: The text on standard input is not UTF-8, or it is too long.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("review",), "Give one text, between quotes, or a file with --jsonl."),
        (("review", SECRET, "--jsonl", SECRET), "Give one text, between quotes, or a file with --jsonl."),
        (("review", "a", SECRET), "This is not how the command is called; a text must stand between quotes."),
        (("review", "--lang", SECRET, "a"), "--lang doesn't take this value."),
        (
            ("review", f"--{SECRET}"),
            "There is no such option. A text that begins with a dash must come after --.",
        ),
        (
            ("review", f"-{SECRET}"),
            "There is no such option. A text that begins with a dash must come after --.",
        ),
        (("serve", "--port", SECRET), "--port doesn't take this value."),
        ((SECRET,), f"There is no such command; there are {', '.join(sorted(cli.commands))}."),
    ],
)
def test_a_wrong_call_is_explained_without_repeating_it(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    called = "advisor" if arguments == (SECRET,) else f"advisor {arguments[0]}"
    assert err == f"Error: {sentence} See {called} --help.\n"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("--lang", ("review", "--lang")), ("--production", ("serve", f"--production={SECRET}"))],
)
def test_an_option_with_too_few_or_too_many_values(run: Run, name: str, arguments: tuple[str, ...]) -> None:
    assert run(*arguments) == (2, "", f"Error: {name} is used in another way. See advisor --help.\n")


def test_called_with_nothing_it_shows_its_help(run: Run) -> None:
    status, out, err = run()
    assert status == 2
    assert out == "" and err.startswith("Usage: advisor")


def test_a_file_of_posts(run: Run, tmp_path: Path, advisor: Advisor) -> None:
    file = tmp_path / "posts.jsonl"
    file.write_text("".join(json.dumps({"id": n, "text": t}) + "\n" for n, t in enumerate((RISKY, HARMLESS))))
    status, out, err = run("review", "--jsonl", str(file))
    assert (status, err) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"id": number, **advice.to_dict()}
        for number, advice in enumerate(advisor.review_many((RISKY, HARMLESS)))
    ]


def test_a_bad_line_costs_the_exit_status(run: Run) -> None:
    data = b'{"id": 1, "text": "x"}\n' + SECRET.encode() + b'\n{"id": 3, "text": "x"}\n'
    status, out, err = run("review", "--jsonl", "-", stdin=data)
    assert status == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1, 3]
    assert err == "line 2: This is not valid JSON in UTF-8.\n"


def test_hints_stand_in_where_a_line_has_none(run: Run) -> None:
    data = b'{"text": "ok"}\n{"text": "ok", "lang": "en"}\n'
    out = run("review", "--jsonl", "-", "--lang", "de", stdin=data)[1]
    assert [json.loads(line)["lang"] for line in out.splitlines()] == ["de", "en"]


def test_a_file_that_cannot_be_read_is_not_named(run: Run, tmp_path: Path) -> None:
    for name, why in ((SECRET, "no such file or directory"), (str(tmp_path), "is a directory")):
        status, out, err = run("review", "--jsonl", name)
        assert (status, out, err) == (1, "", f"Error: The file given to --jsonl can't be read: {why}.\n")


def test_an_unexpected_failure_says_where_and_not_what(
    run: Run, monkeypatch: pytest.MonkeyPatch, advisor: Advisor
) -> None:
    def stumble(text: str, **hints: object) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr(Advisor, "review", lambda self, text, **hints: stumble(text))
    status, out, err = run("review", SECRET)
    assert (status, out) == (1, "")
    assert err.startswith("Error: the advisor failed (RuntimeError at ") and " > advisor.cli:" in err
    assert SECRET not in err and err.count("\n") == 1


def test_a_wrong_setting_of_the_service(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_LOG_LEVEL", "LOUD")
    assert run("serve") == (1, "", "Error: ADVISOR_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.\n")


def test_lines_are_answered_as_they_come() -> None:
    with process("review", "--jsonl", "-") as running:
        for number in range(3):
            running.stdin.write(b'{"id": %d, "text": "Hello"}\n' % number)
            running.stdin.flush()
            assert json.loads(next_line(running))["id"] == number
        running.stdin.close()
        assert running.wait(30) == 0
        assert running.stderr.read() == b""


def test_a_reader_that_has_enough_ends_it_quietly() -> None:
    with process("review", "--jsonl", "-") as running:
        running.stdin.write(b'{"text": "Hello"}\n')
        running.stdin.flush()
        next_line(running)
        running.stdout.close()
        running.stdin.write(b'{"text": "Hello"}\n' * 3)
        running.stdin.close()
        assert running.wait(30) == 1
        assert running.stderr.read() == b""


def test_interrupting_it_ends_it_quietly() -> None:
    with process("review", "--jsonl", "-") as running:
        running.stdin.write(b'{"text": "Hello"}\n')
        running.stdin.flush()
        next_line(running)
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 130
        assert running.stderr.read().strip() == b"Stopped."


def test_a_terminal_that_knows_only_ascii_is_no_obstacle() -> None:
    with process("review", "--lang", "de", "👋", PYTHONIOENCODING="ascii", PYTHONUTF8="0") as running:
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (0, b"Nichts zu ?ndern.\n", b"")


def test_a_key_is_shown_once_with_its_hash(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    status, out, err = run("key")
    assert (status, err) == (0, "")
    key, made = (line.partition(":")[2].strip() for line in out.splitlines())
    assert hash_of(key) == made
    assert list(tmp_path.iterdir()) == []
    assert run("key")[1] != out
