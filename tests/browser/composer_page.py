"""What a person does and sees on a page with a composer."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

SITES = {
    "x": "https://x.com/",
    "linkedin": "https://www.linkedin.com/",
    "facebook": "https://www.facebook.com/",
    "mastodon": "https://mastodon.social/",
    "bluesky": "https://bsky.app/",
    "reddit": "https://www.reddit.com/",
}

EDITORS = {
    "x": '[data-testid="tweetTextarea_0"]',
    "linkedin": ".ql-editor",
    "facebook": "[role=dialog] [role=textbox]",
    "mastodon": "textarea",
    "bluesky": ".ProseMirror",
    "reddit": "#post [role=textbox]",
}

POST_CONTROLS = {
    "x": '[data-testid="tweetButtonInline"]',
    "linkedin": ".share-actions__primary-action",
    "facebook": "[role=dialog] [role=button]",
    "mastodon": "button[type=submit]",
    "bluesky": "[data-testid=composerPublishBtn]",
    "reddit": "#inner-post-submit-button",
}

# A range within a text field has offsets of its own, and the field's value instead of nodes.
_UNDERLINED = """(name) => [...(CSS.highlights.get(name) ?? [])].map((range) =>
    range instanceof Range
        ? range.toString()
        : document.querySelector("textarea").value.slice(range.startOffset, range.endOffset))"""


class ComposerPage:
    """An open page of one of the sites."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.editor: Locator = page.locator(EDITORS[site])
        self.post_control: Locator = page.locator(POST_CONTROLS[site])
        self.panel: Locator = page.locator("post-advisor")
        self.card: Locator = self.panel.locator(".card[open]")
        self.chip: Locator = self.panel.locator(".chip:visible")

    def write(self, text: str) -> None:
        """Type with real keystrokes."""
        self.editor.click()
        self.page.keyboard.type(text)

    def underlined(self, level: str = "warn") -> list[str]:
        return self.page.evaluate(_UNDERLINED, f"post-advisor-{level}")

    def wait_until_underlined(self, words: str, level: str = "warn", seconds: float = 5) -> None:
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

    def expect_posts(self, count: int) -> None:
        self.page.wait_for_function("(count) => posts.length === count", arg=count)
