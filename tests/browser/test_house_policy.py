"""The house policy in the extension: followed, shown where it offers something, refused if damaged."""

from __future__ import annotations

import hashlib
import json

import pytest
from browser.bundle_server import serve_bundle
from browser.test_accessibility import violations
from browser.test_account import SHOW_ACCOUNT
from playwright.sync_api import expect
from policy.conftest import EXAMPLES

from advisor.policy import house_of
from advisor.policy.file import parse_policy
from advisor.policy.house import compiled

POLICY = compiled(house_of(parse_policy(EXAMPLES.joinpath("engineering.yaml").read_bytes()))).decode()
SECRET = "We are on Blue Falcon until spring"
INSULT = "my boss is an idiot"


def damaged(field: str) -> str:
    """The policy with something changed in it."""
    file = json.loads(POLICY)
    house = json.loads(file["house"])
    if field == "digest":
        file["house"] = file["house"].replace("Kestrel", "Testrel")
        return json.dumps(file)
    house |= {
        "format": {"format": 99},
        "classes": {"classes": {"code_name": 7}},
        "class": {"classes": {**house["classes"], "protected_topic": "nothing"}},
        "turn": {
            "turns": {
                "code_name_until_2020-01-01": {"day": "2020-01-01", "before": "code_name", "after": "secret"}
            }
        },
        "thresholds": {"thresholds": {"legal": {"note": 0.5}}},
        "address": {
            "channels": [{"kind": "press", "name": {"en": "A", "de": "A"}, "address": "javascript:0"}]
        },
    }[field]
    return compiled_json(house)


def compiled_json(house: dict) -> str:
    text = json.dumps(house)
    return json.dumps({"sha256": hashlib.sha256(text.encode()).hexdigest(), "house": text})


def test_a_name_of_the_house_is_underlined_in_an_open_page(browser):
    x = browser.open("x")
    x.write(SECRET)
    browser.manage(policy=POLICY)
    x.wait_until_underlined("Blue Falcon")
    expect(x.card).to_contain_text("If it is in the newsroom")
    browser.manage()
    x.wait_until_nothing_is_underlined()


def test_it_is_fetched_from_its_address(browser):
    with serve_bundle() as served:
        served.body = POLICY.encode()
        browser.manage(policyAddress=served.url)
        x = browser.open("x")
        x.write(SECRET)
        x.wait_until_underlined("Blue Falcon")
        assert served.statuses[0] == 200


@pytest.mark.parametrize("field", ["digest", "format", "classes", "class", "turn", "thresholds", "address"])
def test_a_damaged_one_is_refused_and_the_advisor_goes_on_without(browser, field):
    browser.manage(policy=damaged(field))
    x = browser.open("x")
    x.write(f"{SECRET}, {INSULT}")
    x.wait_until_underlined(INSULT)
    assert x.underlined() == [INSULT]
    assert "house" not in browser.stored()


def test_the_pop_up_shows_where_to_turn(browser, axe_source):
    browser.manage(policy=POLICY)
    popup = browser.open_popup(browser.open("x").page)
    card = popup.locator("#channels")
    expect(card.get_by_role("heading")).to_have_text("Where to turn at Kestrel Dynamics")
    expect(card.get_by_role("listitem")).to_have_count(4)
    link = card.get_by_role("link", name="Ombuds office")
    expect(link).to_have_attribute("href", "https://kestrel.example/ombuds")
    expect(link).to_have_attribute("rel", "noreferrer")
    popup.bring_to_front()
    for scheme in ("light", "dark"):
        popup.emulate_media(color_scheme=scheme)
        assert violations(popup, axe_source, "html") == []


def test_without_a_policy_there_is_no_such_card(browser):
    popup = browser.open_popup(browser.open("x").page)
    expect(popup.locator("#channels")).to_be_hidden()


def test_its_accounts_are_known(browser):
    browser.manage(policy=POLICY)
    mastodon = browser.open("mastodon")
    mastodon.page.evaluate(
        SHOW_ACCOUNT,
        ["div", {"class": "navigation-bar"}, [["span", "display-name__account", "@KestrelDynamics"]]],
    )
    mastodon.write("the garden is lovely this morning, tea with grandma")
    expect(mastodon.chip).to_have_text("You are posting as @KestrelDynamics.")


def test_what_a_page_is_told_of_the_house_holds_no_name_that_is_secret(browser):
    """The copy for pages and pop-up; the policy itself an organisation gives lies beside it."""
    browser.manage(policy=POLICY)
    browser.open_popup(browser.open("x").page).locator("#channels li").first.wait_for()
    house = browser.stored()["house"]
    assert set(house) == {"name", "accounts", "channels"}
    assert "Falcon" not in json.dumps(house)
