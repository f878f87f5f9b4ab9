"""`advisor workshop`: a room with phones and a projector, and what is printed for it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import click

from advisor.command_io import MODEL_OPTION
from advisor.taxonomy import HINTED_LANGUAGES
from advisor.workshop.packs import SECTORS, load_packs
from advisor.workshop.paper.quiz import FEWEST, MOST

_SEEDS = 1_000_000
_Command = TypeVar("_Command", bound=Callable[..., object])


def _posts(command: _Command) -> _Command:
    """The options that say which posts: a command of the group has those of the group itself, too."""
    for option in (
        click.option(
            "--seed", type=int, metavar="NUMBER", help="Of the choice of posts; the same gives the same."
        ),
        click.option("--sector", type=click.Choice(SECTORS), help="Whose posts.  [default: all of them]"),
        click.option(
            "--lang",
            type=click.Choice(HINTED_LANGUAGES),
            default="en",
            help="What it is written in, posts and all.  [default: en]",
        ),
    ):
        command = option(command)
    return command


@click.group(
    invoke_without_command=True,
    epilog="""\b
Examples:
  advisor workshop
  advisor workshop --lang de --sector care --seed 7
  advisor workshop --host 127.0.0.1 --port 0      (to look at it alone)
  advisor workshop --model my-model               (corrected by own examples)
  advisor workshop print --out paper
""",
)
@_posts
@click.option("--host", metavar="ADDRESS", help="Address to listen at.  [default: that of the local network]")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8760,
    metavar="NUMBER",
    help="Port to listen at; 0 takes a free one.  [default: 8760]",
)
@click.option(
    "--finds",
    type=click.Path(dir_okay=False, path_type=Path),
    default="workshop-finds.jsonl",
    help="File for what the trainer saves of 'fool the advisor'.  [default: workshop-finds.jsonl]",
)
@MODEL_OPTION
@click.pass_context
def workshop(
    context: click.Context,
    lang: str,
    sector: str | None,
    seed: int | None,
    host: str | None,
    port: int,
    finds: Path,
    model: Path | None,
) -> None:
    """Run a workshop: a page for the projector, and phones that join it by a QR code.

    It needs no internet. Votes are anonymous counts in memory, gone when it stops; a post is written to disk
    only if a phone hands it in and the trainer saves it.
    """
    if context.invoked_subcommand is not None:
        # Which posts may be said before the command's name as well as after it.
        context.default_map = {context.invoked_subcommand: {"lang": lang, "sector": sector, "seed": seed}}
        return
    if find_spec("segno") is None:
        raise click.ClickException(
            "A workshop needs a library: pip install 'employee-post-advisor[workshop]'."
        )
    from advisor.workshop.server import own_address, run

    chosen = _seed(seed)

    def announce(phones: str, trainer: str) -> None:
        click.echo(
            f"The workshop is ready (seed {chosen}).\n"
            f"Phones:  {phones}\n"
            f"Trainer: {trainer} (yours alone: who opens it leads the room)\n"
            "Ctrl-C stops it."
        )

    run(host or own_address(), port, lang, sector, chosen, finds, announce, model)


@workshop.command(
    "print",
    epilog="""\b
Examples:
  advisor workshop print --out paper
  advisor workshop print --out paper --lang de --sector care --seed 7 --format pdf
""",
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to."
)
@_posts
@click.option(
    "--items",
    type=click.IntRange(FEWEST, MOST),
    default=MOST,
    metavar="NUMBER",
    help=f"Posts on the quiz sheet, {FEWEST} to {MOST}.  [default: {MOST}]",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(["html", "pdf"]),
    help="Write only this one.  [default: both; HTML alone where a PDF can't be made]",
)
def print_(out: Path, lang: str, sector: str | None, seed: int | None, items: int, kind: str | None) -> None:
    """Write a hand-out for A4: cards to hold up, a quiz sheet, a card for the wall, and the key.

    At least half of the quiz is harmless, and the same seed gives the same sheet. It needs no internet.
    """
    from advisor.atomic import write_bytes
    from advisor.workshop.paper.handout import handout
    from advisor.workshop.paper.pdf import NoPdf, to_pdf
    from advisor.workshop.paper.quiz import draw_quiz

    chosen = _seed(seed)
    html = handout(draw_quiz(load_packs(sector), lang, chosen, items), lang, sector, chosen)
    made: dict[str, bytes] = {} if kind == "pdf" else {"html": html.encode()}
    if kind != "html":
        try:
            printed = to_pdf(html)
        except NoPdf as error:
            if kind == "pdf":
                raise
            click.echo(f"Only HTML is written, which a browser can print. {error}", err=True)
        else:
            made["pdf"] = printed.data
            if printed.left_out:
                click.echo(
                    f"The PDF leaves out {' '.join(sorted(printed.left_out))}, as no font here has it; on "
                    "Debian: apt-get install fonts-noto-color-emoji.",
                    err=True,
                )
    files = {out / f"handout.{lang}.{ending}": data for ending, data in made.items()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file, data in files.items():
            write_bytes(file, data)
    except OSError as error:
        raise click.ClickException(f"{out} can't be written: {error.strerror}.") from None
    click.echo(f"Written (seed {chosen}): {', '.join(map(str, files))}. The last page is the key.")


def _seed(given: int | None) -> int:
    return secrets.randbelow(_SEEDS) if given is None else given
