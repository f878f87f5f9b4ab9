"""What a person does and sees on a page with a composer."""

from __future__ import annotations

from browser.site_pages import SITES as SITES
from playwright.sync_api import Locator, Page, expect

EDITORS = {
    "x": '[data-testid="tweetTextarea_0"]',
    "linkedin": "#interop-outlet .ql-editor",
    "facebook": "[aria-label='Create post'] [role=textbox]",
    "mastodon": "textarea",
    "bluesky": ".ProseMirror >> nth=0",
    "reddit": "#post [role=textbox]",
}

POST_CONTROLS = {
    "x": '[data-testid="tweetButtonInline"]',
    "linkedin": ".share-actions__primary-action",
    "facebook": "[aria-label='Create post'] [role=button]",
    "mastodon": "button[type=submit]",
    "bluesky": "[data-testid=composerPublishBtn]",
    "reddit": "#inner-post-submit-button",
}

# Where replies are written: the address of the page, the editor and what sends the reply.
REPLIES = {
    "x": ("?reply", EDITORS["x"], '[data-testid="tweetButton"]'),
    "linkedin": ("", "[role=article] .ql-editor", "[role=article] button"),
    "facebook": ("", "[role=article] [role=textbox]", None),
    "mastodon": ("?reply", EDITORS["mastodon"], POST_CONTROLS["mastodon"]),
    "bluesky": ("?reply", EDITORS["bluesky"], POST_CONTROLS["bluesky"]),
    "reddit": ("", "#comment [role=textbox]", "#comment button"),
}

# A range within a text field has offsets of its own, and the field's value instead of nodes.
_UNDERLINED = """(name) => [...(CSS.highlights.get(name) ?? [])].map((range) =>
    range instanceof Range
        ? range.toString()
        : document.querySelector("textarea").value.slice(range.startOffset, range.endOffset))"""


class ComposerPage:
    """An open page of one of the sites, and one of the composers in it."""

    def __init__(self, page: Page, editor: str, post_control: str | None) -> None:
        self.page = page
        self.editor: Locator = page.locator(editor)
        # Where there is none, Enter sends.
        self.post_control: Locator | None = page.locator(post_control) if post_control else None
        self.panel: Locator = page.locator("post-advisor")
        self.card: Locator = self.panel.locator(".card[open]")
        self.chip: Locator = self.panel.locator(".chip:visible")
        self.line: Locator = self.panel.locator(".line")

    def write(self, text: str) -> None:
        """Type with real keystrokes."""
        self.editor.click()
        self.page.keyboard.type(text)

    def press_post(self) -> None:
        """Press the mouse where the post control is, whatever lies in front of it."""
        if self.post_control is None:
            self.editor.press("Enter")
            return
        box = self.post_control.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def underlined(self, level: str = "warn") -> list[str]:
        return self.page.evaluate(_UNDERLINED, f"post-advisor-{level}")

    def wait_until_underlined(self, words: str, level: str = "warn", seconds: float = 15) -> None:
        self.page.wait_for_function(
            f"([name, words]) => ({_UNDERLINED})(name).includes(words)",
            arg=[f"post-advisor-{level}", words],
            timeout=seconds * 1000,
        )

    def wait_until_nothing_is_underlined(self) -> None:
        self.page.wait_for_function(
            f"() => ['warn', 'note'].every((level) =>"
            f" ({_UNDERLINED})(`post-advisor-${{level}}`).length === 0)"
        )

    def action(self, name: str) -> Locator:
        """A button of the card, by its name in English."""
        return self.card.get_by_role("button", name=name, exact=True)

    def posts(self) -> list[str]:
        """The texts that went out, in order."""
        return self.page.evaluate("posts.map((post) => post.text)")

    def model_text(self) -> str:
        """The text by the editor's own account."""
        return self.page.evaluate("modelText()")

    def expect_held(self) -> None:
        expect(self.card).to_contain_text("You can still post: press Post again.")
        assert self.posts() == []

    def expect_no_further_post(self) -> None:
        """Nothing goes out even after the longest wait for a verdict."""
        count = len(self.posts())
        since = self.page.evaluate("performance.now()")
        self.page.wait_for_function("(since) => performance.now() - since > 800", arg=since)
        assert len(self.posts()) == count

    def expect_no_line(self) -> None:
        """No warm word comes, although the author pauses for longer than it takes."""
        since = self.page.evaluate("performance.now()")
        self.page.wait_for_function("(since) => performance.now() - since > 3000", arg=since)
        expect(self.line).to_have_count(0)

    def expect_posts(self, count: int) -> None:
        self.page.wait_for_function("(count) => posts.length === count", arg=count)
