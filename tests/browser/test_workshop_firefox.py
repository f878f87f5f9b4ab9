"""The workshop in Firefox: phones bring whatever browser they have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser.firefox import FirefoxTab, start_firefox
from running_workshop import served_workshop

from advisor import Advisor

# The page tells of every change by changing itself; its number and phase are an attribute of the body.
_UNTIL = """new Promise((resolve) => {
    const look = () => (%s) && (watching.disconnect(), resolve(true));
    const watching = new MutationObserver(look);
    watching.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    look();
})"""


def until(tab: FirefoxTab, condition: str) -> None:
    assert tab.evaluate(_UNTIL % condition)


def text_of(tab: FirefoxTab, selector: str) -> str:
    return tab.evaluate(f"document.querySelector({json.dumps(selector)}).innerText")


def test_a_round_is_voted_discussed_and_revealed(
    advisor: Advisor, editors: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    profile = tmp_path_factory.mktemp("profile")
    with served_workshop(advisor, "de", tmp_path) as workshop, start_firefox(profile, editors) as firefox:
        trainer, phone = (FirefoxTab(firefox.bidi, firefox.port) for _ in range(2))
        trainer.goto(workshop.trainer_url)
        phone.goto(workshop.url)
        until(trainer, "document.getElementById('phones').textContent.includes('1')")
        trainer.evaluate("document.getElementById('advance').click()")
        until(phone, "document.querySelector('button.choice')")
        assert text_of(phone, "article p") == text_of(trainer, "article p")
        phone.evaluate("document.querySelector('[data-choice=clear]').click()")
        until(phone, "document.querySelector('.notice')")
        for phase in ("discuss", "reveal"):
            trainer.evaluate("document.getElementById('advance').click()")
            until(phone, f"document.body.dataset.scene.endsWith('{phase}')")
        for tab in (trainer, phone):
            until(tab, "document.querySelector('.reason')?.textContent")
            assert text_of(tab, "[data-choice=clear] .votes").startswith("1 ")
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert list(tmp_path.iterdir()) == []
