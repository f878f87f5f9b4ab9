"""The post the product was made for, typed on X and judged by the real service."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

OFFERS_RUN_DOWN = [
    "Cisco just offered me a job! Now I have to weigh the fat paycheck against hating the work.",
    "Got an offer from Cisco today. Obscene salary, and I'd loathe every minute of the job. Decisions...",
    "job offer from Cisco came through!! the pay is insane, the job is mind-numbing, what do I do",
    "Cisco hat mir einen Job angeboten! Jetzt heißt es abwägen: fettes Gehalt gegen die Arbeit hassen.",
]

OFFERS_WELCOMED = [
    "Cisco just offered me a job! So proud, can't wait to start.",
    "Cisco hat mir gerade einen Job angeboten! Bin so stolz und freu mich riesig auf den Start.",
]

# From here on every change in the whole document is written down.
WATCH_PAGE = """() => {
    window.changes = [];
    const seen = (records) => changes.push(...records.map((record) => {
        return `${record.type} ${record.target.localName}`;
    }));
    window.observer = new MutationObserver(seen);
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    window.bodyBefore = document.body.outerHTML;
    window.headBefore = document.head.outerHTML;
}"""


@pytest.fixture(scope="module", autouse=True)
def warm_service(real_service):
    """The service has started before anybody times it."""


@pytest.mark.parametrize("draft", OFFERS_RUN_DOWN)
def test_running_down_an_offer_is_underlined_within_a_second_and_held_once(x_for_real, draft):
    x = x_for_real
    x.write(draft)
    typed = time.monotonic()
    x.page.wait_for_function("() => CSS.highlights.has('post-advisor-warn')", polling="raf")
    seconds = time.monotonic() - typed
    assert seconds < 1, f"underlined {seconds:.2f} s after the last key"

    underlined = x.underlined()
    assert underlined and all(words in draft for words in underlined)

    expect(x.card).to_be_visible()
    reason = x.card.locator(".reason").inner_text()
    assert any(words in x.card.inner_text() for words in underlined)
    assert len(reason) > 20
    assert len(x.card.locator(".suggestion").inner_text()) > 10

    x.post_control.click()
    x.expect_held()
    x.post_control.click()
    assert x.posts() == [draft]


@pytest.mark.parametrize("draft", OFFERS_WELCOMED)
def test_pride_in_the_new_job_meets_silence_and_is_posted_at_once(x_for_real, draft):
    x = x_for_real
    x.write(draft)
    x.post_control.click()
    x.expect_posts(1)
    assert x.posts() == [draft]
    expect(x.panel).to_have_count(0)
    assert x.underlined("warn") == x.underlined("note") == []


def test_no_node_and_no_attribute_of_the_page_is_changed(x_for_real):
    x = x_for_real
    x.write(OFFERS_RUN_DOWN[0])
    x.page.evaluate(WATCH_PAGE)
    expect(x.card).to_be_visible()
    assert x.underlined()
    x.page.keyboard.press("Control+Enter")
    x.expect_held()
    x.page.keyboard.press("Escape")
    expect(x.chip).to_be_visible()
    # The panel was added at the end of the document, and it moves; that is all.
    assert set(x.page.evaluate("changes")) == {"childList html", "attributes post-advisor"}
    assert x.page.evaluate("document.querySelector('post-advisor').parentNode === document.documentElement")
    assert x.page.evaluate("document.body.outerHTML === bodyBefore && document.head.outerHTML === headBefore")


def test_the_watch_on_the_page_sees_a_change(x_for_real):
    x_for_real.page.evaluate(WATCH_PAGE)
    x_for_real.editor.evaluate("editor => editor.setAttribute('data-anything', '')")
    assert x_for_real.page.evaluate("changes") == ["attributes div"]
