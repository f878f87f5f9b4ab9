"""What commands share: reading what they are given, writing what they are asked for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.atomic import write_bytes
from advisor.policy import Policy, load_policy
from advisor.service.limits import MAX_TEXT_LENGTH

if TYPE_CHECKING:
    from advisor.advisor import Advisor

MODEL_OPTION = click.option(
    "--model",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the model.  [default: that of the package]",
)

POLICY_OPTION = click.option(
    "--policy",
    "policy_file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="ADVISOR_POLICY",
    help="House policy to follow; see 'advisor policy'.  [default: ADVISOR_POLICY, else none]",
)

SECOND_READER_OPTION = click.option(
    "--second-reader",
    is_flag=True,
    help="Let sentence encoders read as well: better and slower; needs the extra 'encoder'.",
)


class Misuse(click.UsageError):
    """A wrong call, in words of our own."""


def policy_in(file: Path | None) -> Policy | None:
    """The policy in a file, if one is named."""
    return None if file is None else load_policy(file)


def advisor_with(model: Path | None, policy_file: Path | None, second_reader: bool = False) -> Advisor:
    """The advisor that the options ask for. Raises what `Advisor.load` and `load_policy` raise."""
    from advisor.advisor import Advisor  # only who asks it waits for it

    return Advisor.load(model, policy_in(policy_file), second_reader)


def text_or_standard_input(text: str) -> str:
    """A text given as an argument; what standard input holds if it is `-`, without its last line's end."""
    if text != "-":
        return text
    longest = MAX_TEXT_LENGTH * len("\N{GRINNING FACE}".encode())
    data = sys.stdin.buffer.read(longest + len("\r\n") + 1)
    try:
        return data.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise click.ClickException("The text on standard input is not UTF-8, or it is too long.") from None


def write_file(file: Path, data: bytes) -> None:
    """Write a file that was asked for; a sentence says why if it can't be written."""
    try:
        write_bytes(file, data)
    except OSError as error:
        raise click.ClickException(f"{file} can't be written: {error.strerror}.") from None
