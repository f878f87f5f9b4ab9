"""The command line. A text that is typed as an argument never comes back in an error."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

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
from advisor.errors import AdvisorError
from advisor.explanation.commands import explain
from advisor.policy import house_of, load_policy
from advisor.policy.commands import policy
from advisor.policy.house import compiled
from advisor.service import faults
from advisor.taxonomy import HINTED_LANGUAGES
from advisor.version import __version__
from advisor.workshop.commands import workshop

if TYPE_CHECKING:
    from advisor.advisor import Advisor

_INTERRUPTED = 130
_SOME_UNANSWERED = 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: advisor review 'So proud of my new job!'",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Advice on a post before it is posted: silent nearly always, a tip, or a warning with better words.

    Nothing that is reviewed is stored, logged or reported.
    """


@cli.command(
    epilog="""\b
Examples:
  advisor review "Can't wait for my first day at the new job!"
  advisor review --lang de -          (type or pipe the text; it then stays out of the shell's history)
  advisor review --jsonl posts.jsonl > advice.jsonl
  advisor review --model own-model "Long day at the mill"         (what 'advisor train --examples' wrote)
""",
)
@click.argument("text", required=False)
@click.option("--jsonl", metavar="FILE", help="Review a file of posts, or standard input (-), as JSON lines.")
@click.option(
    "--lang", type=click.Choice(HINTED_LANGUAGES), help="What it is written in; left out, it is found out."
)
@click.option("--channel", metavar="NAME", help="Where it will be posted: x, linkedin, mastodon...")
@MODEL_OPTION
@POLICY_OPTION
@SECOND_READER_OPTION
def review(
    text: str | None,
    jsonl: str | None,
    lang: str | None,
    channel: str | None,
    model: Path | None,
    policy_file: Path | None,
    second_reader: bool,
) -> None:
    """Review TEXT, or standard input if TEXT is -.

    With --jsonl each line is an object with "text" and, if known, "id", "lang" and "channel"; --lang and
    --channel stand in where a line has none. The answers are objects, one a line, in the same order. A line
    that can't be used is named on standard error, the others are answered, and the exit status is 2.
    """
    if (text is None) == (jsonl is None):
        raise Misuse("Give one text, between quotes, or a file with --jsonl.")

    def loaded() -> Advisor:
        return advisor_with(model, policy_file, second_reader)

    if jsonl is not None:
        _review_file(jsonl, lang, channel, loaded)
    else:
        _review_text(text_or_standard_input(text), lang, channel, loaded)


@cli.command(
    epilog="""\b
Examples:
  advisor serve
  advisor serve --production --config /etc/post-advisor/advisor.toml
""",
)
@click.option(
    "--config",
    "config_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="TOML file with settings.  [default: the one named by ADVISOR_CONFIG]",
)
@click.option("--host", metavar="ADDRESS", help="Address to listen at.  [default: 127.0.0.1]")
@click.option(
    "--port", type=int, metavar="NUMBER", help="Port to listen at; 0 takes a free one.  [default: 8750]"
)
@click.option("--production", is_flag=True, help="Run for many people: several processes, by gunicorn.")
def serve(config_file: Path | None, host: str | None, port: int | None, production: bool) -> None:
    """Run the service, with a page to try it.

    Settings are in a file (port = 8750), or in the environment (ADVISOR_PORT), which wins: host, port,
    extension_origins, allowed_hosts, log_level, key_hashes, anonymous, rate_limit, redis_url, workers,
    threads, request_seconds, model, policy and second_reader. At another address than this computer's own the
    service answers only with keys; 'advisor key' makes one. No setting stores or logs a draft.
    """
    from advisor.service.config import load_config

    given = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    config = load_config(config_file, **given)
    if production:
        from advisor.service.production import run
    else:
        from advisor.service.development import run
    said = "Try it at {}" if config.is_anonymous else "With a key it can be asked at {}"
    run(
        config,
        announce=lambda url: click.echo(f"The advisor is ready. {said.format(url)} (Ctrl-C stops it)."),
    )


@cli.command(
    epilog="""\b
Example:
  advisor key
""",
)
def key() -> None:
    """Make a key with which a service can be asked from other computers.

    The key is shown once and kept nowhere: give it to whoever may ask. The hash is for the service's
    setting key_hashes. Several keys can be in force, so a new one can be handed out before the old one ends.
    """
    from advisor.service import keys

    made = keys.new_key()
    click.echo(f"Key:  {made}\nHash: {keys.hash_of(made)}")


@cli.command(
    epilog="""\b
Examples:
  advisor train
  advisor train --out my-model
  advisor train --examples my-posts.csv --out my-model
""",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write the model to.  [default: that of the model in use; with --examples: own-model]",
)
@click.option(
    "--examples",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Labelled posts of your own, 30 to 500, that correct a model: CSV, XLSX or JSON lines with text and "
    "level, and if you like category and lang.",
)
@click.option(
    "--base",
    metavar="FOLDER",
    help="The model that --examples correct; 'default' is that of the package.  [default: default]",
)
@click.option("--anyway", is_flag=True, help="Write the model even if false warnings grow too much.")
@click.option(
    "--second-reader",
    is_flag=True,
    help="Also train the second reader (a quarter of an hour more); needs the extra 'encoder'.",
)
def train(
    out: Path | None, examples: Path | None, base: str | None, anyway: bool, second_reader: bool
) -> None:
    """Train the model from the corpus of the package, with its one fixed seed.

    With --examples a trained model is corrected by your own posts instead, in less than a minute. A report
    beside it says what got better and worse, and which labels look wrong. Where false warnings on harmless
    posts grow by more than 0.2 percentage points, only the report is written, and the exit status is 1.
    """
    if examples is not None:
        if second_reader:
            raise Misuse("--second-reader is for the whole corpus; leave --examples out.")
        _train_own(examples, base or "default", out or Path("own-model"), anyway)
        return
    if base is not None or anyway:
        raise Misuse("--base and --anyway are for --examples.")
    from advisor.model.build import build
    from advisor.model.store import default_model_folder
    from advisor.progress import shown_progress

    folder = out or default_model_folder()
    with shown_progress() as progress:
        manifest = build(folder, progress=progress, second_reader=second_reader)
    click.echo(
        f"Trained on {manifest['trained_on']['posts']} posts, {manifest['features']} features: {folder}. "
        "Measure it with 'advisor evaluate'."
    )


@cli.command(
    epilog="""\b
Examples:
  advisor bundle
  advisor bundle --model my-model --out bundle.json
""",
)
@MODEL_OPTION
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write, compressed if it ends in .gz.  [default: the extension's own]",
)
@POLICY_OPTION
def bundle(model: Path | None, out: Path | None, policy_file: Path | None) -> None:
    """Write what the browser extension needs to advise on the device: model, lexicon, patterns, messages.

    With a policy it is for this house's own extensions: the names in it can be read.
    """
    from advisor.service import extension_files

    file = out or extension_files.root() / extension_files.BUNDLE
    made = advisor_with(model, policy_file).bundle()
    write_file(file, gzip.compress(made, mtime=0) if file.suffix == ".gz" else made)
    click.echo(f"Written: {file}.")


@cli.command(
    epilog="""\b
Examples:
  advisor evaluate
  advisor evaluate my-posts.jsonl
  advisor evaluate --json my-posts.jsonl > figures.json
  advisor evaluate --experiments --background tweets.txt posts.jsonl incidents.jsonl
  advisor evaluate --reliability reliability.svg posts.jsonl
""",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@MODEL_OPTION
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--reliability",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also draw risk against frequency into this SVG file (needs the extra 'workshop').",
)
@click.option(
    "--experiments",
    is_flag=True,
    help="Also train again without each part and on less of the corpus (half an hour); needs FILES "
    "with incidents and posts.",
)
@click.option(
    "--background",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Posts by strangers, one a line, for the control of the experiments: can style alone tell?",
)
@POLICY_OPTION
@SECOND_READER_OPTION
def evaluate(
    files: tuple[Path, ...],
    model: Path | None,
    as_json: bool,
    reliability: Path | None,
    experiments: bool,
    background: Path | None,
    policy_file: Path | None,
    second_reader: bool,
) -> None:
    """Measure the advisor on labelled posts.

    Without FILES: on the corpus, each author's posts judged by a model that was trained on the others'. With
    FILES: on JSON lines with "text", "lang" and "level" (and, if known, "categories", "protected", "pair" and
    "span"), or with "gold" as documented incidents have it.
    """
    from rich.console import Console

    from advisor.corpus import load_corpus
    from advisor.drawing import require_drawing
    from advisor.evaluation import experiments as trials
    from advisor.evaluation.answers import answers, held_out_answers
    from advisor.evaluation.figures import tables
    from advisor.evaluation.key_figures import key_figures
    from advisor.evaluation.reliability import drawing, points
    from advisor.model.training import observations
    from advisor.progress import shown_progress
    from advisor.report import LEGEND, print_figures, print_key_figures, print_measured

    if experiments and not files:
        raise Misuse("Give files with documented incidents and posts to measure the experiments on.")
    if background and not experiments:
        raise Misuse("--background is for the control of --experiments.")
    if experiments and second_reader:
        raise Misuse("The experiments train the model alone: ask for the second reader in a run of its own.")
    if second_reader and not files:
        raise Misuse("Give files to measure the second reader on; the corpus is what it was trained on.")
    if reliability:
        require_drawing()
    with shown_progress() as progress:
        if files:
            advisor = advisor_with(model, policy_file, second_reader)
            given = answers(advisor, load_corpus(files), progress)
        elif model is None:
            corpus = load_corpus()
            given = held_out_answers(corpus, observations(corpus, progress), progress=progress)
        else:
            raise Misuse("Give files to measure a model on; the corpus is what it was trained on.")
        if not given:
            raise click.ClickException("There are no labelled posts in these files.")
        measured = []
        if experiments:
            try:
                measured = trials.all_of(load_corpus(), load_corpus(files), background, progress)
            except trials.NothingToMeasure as error:
                raise click.ClickException(str(error)) from None
    if reliability:
        write_file(reliability, drawing(points(given)))
    found, keys = list(tables(given)), key_figures(given)
    if as_json:
        report = {title: [row.to_dict() for row in rows] for title, rows in found}
        report["Key figures"] = [figure.to_dict() for figure in keys]
        report["Experiments"] = [one.to_dict() for one in measured]
        click.echo(json.dumps(report, indent=2))
        return
    console = Console()
    for title, rows in found:
        print_figures(console, title, rows)
    console.print(LEGEND, highlight=False)
    print_key_figures(console, keys)
    if measured:
        print_measured(console, measured)


@cli.command(
    epilog="""\b
Examples:
  advisor corpus
  advisor corpus my-posts.jsonl
""",
)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def corpus(files: tuple[Path, ...]) -> None:
    """Check labelled posts: duplicates, frames filled twice, wrong spans, style that gives the label away.

    Without FILES, the corpus of the package is checked.
    """
    from advisor.corpus import load_corpus
    from advisor.corpus.checks import MOST_STYLE_AUC, check, style_auc

    examples = load_corpus(files or None)
    problems = check(examples)
    for problem in problems:
        click.echo(f"{problem.check}: {', '.join(problem.posts)}: {problem.what}", err=True)
    try:
        auc = style_auc(examples)
    except ValueError:
        auc = None
    click.echo(f"{len(examples)} posts, {len(problems)} problems.")
    if auc is not None:
        click.echo(f"Style alone tells risky from clear: AUC {auc:.2f} (at most {MOST_STYLE_AUC:.2f}).")
    if problems or (auc is not None and auc > MOST_STYLE_AUC):
        raise click.exceptions.Exit(1)


@cli.command(
    epilog="""\b
Examples:
  advisor package
  advisor package --key release.pem --update-url https://intranet.example/post-advisor/update.xml
""",
)
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    help="RSA key that signs, as a PEM file. Left out, your own is used, and made the first time.",
)
@click.option(
    "--update-url",
    metavar="URL",
    help="Where update.xml will be.  [default: http://127.0.0.1:8000/update.xml, for a trial]",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="dist",
    help="Folder to write to.  [default: dist]",
)
def package(key: Path | None, update_url: str | None, out: Path) -> None:
    """Pack the browser extension: zip and signed CRX for Chromium and Edge, xpi for Firefox.

    The same files and the same key give the same bytes.
    """
    if find_spec("cryptography") is None:
        raise click.ClickException("Packing needs a library: pip install 'employee-post-advisor[package]'.")
    from advisor.packaging import output, packages, signing_key, update_manifest
    from advisor.service import extension_files

    extension = extension_files.root()
    if out.resolve().is_relative_to(extension.resolve()):
        raise Misuse("--out must not be in the extension's folder: packages would be packed.")
    if key is None:
        key = signing_key.default_path()
        if not key.exists():
            signing_key.make(key)
            click.echo(f"Made a signing key: {key}\nKeep it safe: updates must be signed with the same one.")
    packed = packages.packages(extension, signing_key.load(key), update_url or update_manifest.TRIAL_URL)
    output.write(packed.files, out)
    for name, data in packed.files.items():
        click.echo(f"{hashlib.sha256(data).hexdigest()}  {out / name}")
    click.echo(f"Extension id: {packed.extension_id}")
    if packed.unpacked_id not in (None, packed.extension_id):
        click.echo(
            "Policies and ADVISOR_EXTENSION_ORIGINS must name this id. Loaded unpacked, the extension has "
            f"another, {packed.unpacked_id}, as the key in its manifest is not the signing key."
        )
    if update_url is None:
        click.echo("update.xml is for a trial on this machine; say with --update-url where it will be.")


@cli.command(
    epilog="""\b
Examples:
  advisor deploy --out rollout --extension-id abcdefghijklmnopabcdefghijklmnop \\
    --update-url https://intranet.example/post-advisor/update.xml --settings settings.toml
""",
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to."
)
@click.option("--extension-id", metavar="ID", required=True, help="The id that 'advisor package' printed.")
@click.option("--update-url", metavar="URL", required=True, help="Where update.xml will be.")
@click.option(
    "--firefox-url", metavar="URL", help="Where the xpi for Firefox will be.  [default: beside update.xml]"
)
@click.option(
    "--firefox-unsigned",
    is_flag=True,
    help="Mozilla did not sign the xpi: tell Firefox ESR to take it all the same, and every other one too.",
)
@click.option(
    "--settings",
    type=click.Path(dir_okay=False, path_type=Path),
    help="TOML file with what the extension is told: engine, service, sitesOff, locked...",
)
@click.option(
    "--policy",
    "policy_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="House policy that the extension is to follow; see 'advisor policy'.",
)
def deploy(
    out: Path,
    extension_id: str,
    update_url: str,
    firefox_url: str | None,
    firefox_unsigned: bool,
    settings: Path | None,
    policy_file: Path | None,
) -> None:
    """Write what gives a fleet the extension: policies for Windows, macOS and Linux, and a check list.

    They install the packages of 'advisor package' from a server of yours. The same input gives the same
    bytes.
    """
    if find_spec("jsonschema") is None:
        raise click.ClickException("This needs a library: pip install 'employee-post-advisor[package]'.")
    from advisor.deploy import settings as managed
    from advisor.deploy.files import files
    from advisor.deploy.rollout import plan
    from advisor.packaging import output
    from advisor.service import extension_files

    extension = extension_files.root()
    given = managed.load(settings, managed.read_schema(extension)) if settings else {}
    if policy_file is not None:
        given = {**given, "policy": compiled(house_of(load_policy(policy_file))).decode()}
    rollout = plan(extension, extension_id, update_url, given, firefox_url, xpi_signed=not firefox_unsigned)
    written = files(rollout)
    output.write(written, out)
    for name in written:
        click.echo(out / name)
    click.echo(f"Begin with {out / 'checklist.en.md'}.")
    if "serviceKey" in given:
        click.echo("These files hold the key for the service: keep them as you keep keys.")
    if policy_file is not None:
        click.echo("These files hold the names in your policy: hand them to your own people only.")


def _train_own(examples: Path, base: str, out: Path, anyway: bool) -> None:
    from advisor.advisor import Advisor
    from advisor.model.store import default_model_folder
    from advisor.progress import shown_progress
    from advisor.workshop.own_examples import read_own_examples
    from advisor.workshop.own_model import save_own
    from advisor.workshop.own_report import PAGE, write_report
    from advisor.workshop.own_training import MOST_RISE, train_own

    folder = default_model_folder() if base == "default" else Path(base)
    if out.resolve() == folder.resolve():
        raise Misuse("--out must be another folder than the model that is corrected.")
    advisor = Advisor.load(folder)
    own = read_own_examples(examples, lambda text: advisor.judge(text).gathered.marks.reading.lang)
    for remark in own.remarks:
        click.echo(remark, err=True)
    with shown_progress() as progress:
        trained = train_own(advisor, own.examples, progress)
    try:
        out.mkdir(parents=True, exist_ok=True)
        write_report(trained, examples.name, own.remarks, out)
        if trained.acceptable or anyway:
            save_own(out, folder, trained.model, len(own.examples))
    except OSError as error:
        raise click.ClickException(f"{out} can't be written: {error.strerror}.") from None
    rise = f"{100 * trained.background.rise:+.2f} percentage points"
    if not (trained.acceptable or anyway):
        raise click.ClickException(
            f"False warnings on harmless posts change by {rise}, more than {100 * MOST_RISE:.1f}: the model "
            f"is not written. See {out / PAGE}; add harmless examples, or say --anyway."
        )
    before, after = trained.errors
    click.echo(
        f"Learned from {len(own.examples)} examples: {before} errors on them before, {after} after (each "
        f"judged by a model that had not seen it); false warnings on harmless posts {rise}. "
        f"Report: {out / PAGE}. Use it: advisor review --model {out}, advisor bundle --model {out}, or the "
        "service's setting model."
    )


def _review_text(text: str, lang: str | None, channel: str | None, load: Callable[[], Advisor]) -> None:
    from advisor.service.schemas import BadInput, post
    from advisor.terminal import draw

    try:
        draft = post(text, lang, channel)
    except BadInput as error:
        raise click.ClickException(str(error)) from None
    advice = load().review(draft.text, lang=draft.lang, channel=draft.channel)
    draw(draft.text, advice, sys.stdout)


def _review_file(name: str, lang: str | None, channel: str | None, load: Callable[[], Advisor]) -> None:
    from advisor.jsonl import review_lines

    with _opened(name) as lines:
        advisor = load()
        all_answered = review_lines(
            lines,
            sys.stdout.buffer,
            lambda post: advisor.review(post.text, lang=post.lang or lang, channel=post.channel or channel),
            lambda complaint: click.echo(complaint, err=True),
        )
    if not all_answered:
        raise click.exceptions.Exit(_SOME_UNANSWERED)


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        # Its name isn't repeated: somebody may have put a text where a file belongs.
        why = (getattr(error, "strerror", None) or "no such file").lower()
        raise click.ClickException(f"The file given to --jsonl can't be read: {why}.") from None


def _misuse_sentence(error: click.UsageError) -> str:
    """What was wrong with a call, without click's own message: that repeats what was typed."""
    if isinstance(error, Misuse):
        return error.message
    if isinstance(error, click.MissingParameter):
        return "Something is missing that the command needs."
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[0]} doesn't take this value."
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} is used in another way."
    if isinstance(error, click.NoSuchOption):
        return "There is no such option. A text that begins with a dash must come after --."
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return f"There is no such command; there are {', '.join(sorted(error.ctx.command.commands))}."
    return "This is not how the command is called; a text must stand between quotes."


def _fail(message: str, status: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(status)


cli.add_command(policy)
cli.add_command(workshop)
cli.add_command(explain)


def main() -> NoReturn:
    """Run the command line; every failure ends in one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    try:
        status = cli.main(standalone_mode=False, prog_name="advisor")
    except click.exceptions.NoArgsIsHelpError as error:
        _fail(error.ctx.get_help(), error.exit_code)
    except click.UsageError as error:
        called = error.ctx.command_path if error.ctx is not None else "advisor"
        _fail(f"Error: {_misuse_sentence(error)} See {called} --help.", error.exit_code)
    except click.ClickException as error:
        _fail(f"Error: {error.format_message()}", error.exit_code)
    except AdvisorError as error:
        _fail(f"Error: {error}", 1)
    except (click.Abort, KeyboardInterrupt):
        _fail("Stopped.", _INTERRUPTED)
    except Exception as error:
        # Its message may quote a text, so only its type and where it arose are shown.
        _fail(f"Error: the advisor failed ({faults.describe(error)}). Please report this.", 1)
    sys.exit(status if isinstance(status, int) else 0)
