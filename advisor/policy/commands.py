"""`advisor policy`: what somebody does who writes one."""

from __future__ import annotations

import json
from pathlib import Path

import click

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(epilog="Example: advisor policy check house.yaml")
def policy() -> None:
    """Check and hand out the house policy: names, products, clients, channels of one house.

    Two complete examples lie in advisor/policy/examples.
    """


@policy.command(epilog="Example: advisor policy check house.yaml")
@click.argument("file", type=_FILE)
def check(file: Path) -> None:
    """Check a policy. Names the line, the key and the remedy of all that is wrong; exit status 1 then."""
    from advisor.policy import house_of, load_policy

    house = house_of(load_policy(file))
    spellings = sum(map(len, house.classes.values()))
    days = sorted({turn.day for turn in house.turns.values()})
    click.echo(f"{file.name} can be used: {house.name or 'a house without a name'}, {spellings} spellings.")
    if days:
        click.echo(f"Names become public on: {', '.join(days)}.")


@policy.command("compile", epilog="Example: advisor policy compile house.yaml --out house.json")
@click.argument("file", type=_FILE)
@click.option("--out", type=_FILE, default="house.json", help="File to write.  [default: house.json]")
def compile_(file: Path, out: Path) -> None:
    """Write a policy as extensions read it: one JSON file that names its own digest.

    It holds the names in the policy, code names too: hand it to your own people only.
    """
    from advisor.atomic import write_bytes
    from advisor.policy import house_of, load_policy
    from advisor.policy.house import compiled

    made = compiled(house_of(load_policy(file)))
    try:
        write_bytes(out, made)
    except OSError as error:
        raise click.ClickException(f"{out} can't be written: {error.strerror}.") from None
    click.echo(f"Written: {out}.")


@policy.command(epilog="Example: advisor policy schema > house-policy.schema.json")
def schema() -> None:
    """Print the JSON Schema of policies, for editors that complete and check as you type."""
    from advisor.policy.schema import Policy

    described = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Policy.model_json_schema()}
    click.echo(json.dumps(described, indent=2, ensure_ascii=False))
