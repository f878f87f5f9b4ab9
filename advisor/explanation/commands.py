"""`advisor explain`: what somebody sees who asks why."""

from __future__ import annotations

from pathlib import Path

import click

from advisor.command_io import (
    MODEL_OPTION,
    POLICY_OPTION,
    SECOND_READER_OPTION,
    Misuse,
    advisor_with,
    text_or_standard_input,
    write_file,
)
from advisor.drawing import FORMATS
from advisor.taxonomy import HINTED_LANGUAGES


@click.command(
    epilog="""\b
Examples:
  advisor explain "Our new phone is not announced yet, but it is gorgeous"
  advisor explain --draw why.svg "Mein Chef ist so ein Idiot"
""",
)
@click.argument("text")
@click.option("--lang", type=click.Choice(HINTED_LANGUAGES), help="What it is written in.")
@click.option(
    "--draw",
    "picture",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also draw what carried the score into this file, .svg or .png (needs the extra 'workshop').",
)
@MODEL_OPTION
@POLICY_OPTION
@SECOND_READER_OPTION
def explain(
    text: str,
    lang: str | None,
    picture: Path | None,
    model: Path | None,
    policy_file: Path | None,
    second_reader: bool,
) -> None:
    """Show why the advisor says what it says of TEXT, or of standard input if TEXT is -.

    Which words and which evidence carried the score; the contrast pair of the corpus that is nearest, a risky
    post and a harmless one; and the smallest change after which the advisor is milder.
    """
    from rich.console import Console

    from advisor.drawing import require_drawing
    from advisor.explanation.contrast import ContrastPairs
    from advisor.explanation.counterfactual import find_counterfactual
    from advisor.explanation.drawing import drawing
    from advisor.explanation.terminal import print_contrast, print_counterfactual, print_explanation
    from advisor.progress import shown_progress
    from advisor.service.schemas import BadInput, post

    file_format = picture.suffix.lower().removeprefix(".") if picture else None
    if file_format not in (None, *FORMATS):
        raise Misuse("--draw takes a file that ends in .svg or .png.")
    if picture:
        require_drawing()
    try:
        draft = post(text_or_standard_input(text), lang, None)
    except BadInput as error:
        raise click.ClickException(str(error)) from None
    advisor = advisor_with(model, policy_file, second_reader)
    explanation = advisor.explain(draft.text, draft.lang)
    advice = explanation.advice
    with shown_progress() as progress:
        found = find_counterfactual(advisor, draft.text, draft.lang, progress)
    console = Console()
    print_explanation(console, draft.text, explanation)
    if advice.lang != "other":
        print_contrast(console, advice, ContrastPairs.load(advisor).nearest(draft.text, advice))
    print_counterfactual(console, advice, found, advisor.thresholds[explanation.category])
    if picture:
        write_file(picture, drawing(draft.text, explanation, file_format))
