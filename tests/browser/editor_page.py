"""The pages of the matrix: every kind of editor, and what a person does and sees there, in any browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Protocol

LONGEST_WAIT_SECONDS = 20


@dataclass(frozen=True)
class Place:
    """Where an editor is found: its page, and the selectors of the editor and of its post control."""

    url: str
    editor: str
    post_control: str


EDITORS = {
    "textarea": Place("https://mastodon.social/", "textarea", "button[type=submit]"),
    "input": Place("https://mastodon.social/input.html", "input", "button[type=submit]"),
    "contenteditable": Place(
        "https://x.com/contenteditable.html", "[contenteditable]", "[data-testid=tweetButton]"
    ),
    "Draft.js": Place("https://x.com/", "[data-testid=tweetTextarea_0]", "[data-testid=tweetButtonInline]"),
    "Lexical": Place(
        "https://www.facebook.com/",
        "[aria-label='Create post'] [role=textbox]",
        "[aria-label='Create post'] [role=button]",
    ),
    "Quill in a shadow root": Place(
        "https://www.linkedin.com/",
        "[aria-label='Create a post'] .ql-editor",
        ".share-actions__primary-action",
    ),
    "TipTap": Place("https://bsky.app/", ".ProseMirror", "[data-testid=composerPublishBtn]"),
    "Slate": Place("https://x.com/slate.html", "[data-slate-editor]", "[data-testid=tweetButton]"),
}


class Tab(Protocol):
    """What a browser's driver must be able to do."""

    def goto(self, url: str) -> None: ...
    def evaluate(self, expression: str) -> object: ...
    def type(self, text: str) -> None: ...
    def press(self, chord: str) -> None: ...
    def click_at(self, x: float, y: float) -> None: ...
    def screenshot(self) -> str: ...


# The first element that matches, in open shadow roots too.
_FIND = """((selector) => {
    const find = (root) => {
        const found = root.querySelector(selector);
        if (found) return found;
        for (const element of root.querySelectorAll("*")) {
            const deeper = element.shadowRoot && find(element.shadowRoot);
            if (deeper) return deeper;
        }
        return null;
    };
    return find(document);
})"""

# A range within a text field has offsets of its own, and the field's value instead of nodes.
_UNDERLINED = """[...(CSS.highlights.get("post-advisor-%s") ?? [])].map((range) =>
    range instanceof Range
        ? range.toString()
        : %s.value.slice(range.startOffset, range.endOffset))"""

_BEFORE_CARET = """(editor) => {
    if ("selectionEnd" in editor) return editor.value.slice(0, editor.selectionEnd);
    const shadowRoots = [editor.getRootNode()].filter((root) => root instanceof ShadowRoot);
    const [caret] = getSelection().getComposedRanges({ shadowRoots });
    const range = document.createRange();
    range.setStart(editor, 0);
    range.setEnd(caret.endContainer, caret.endOffset);
    return range.toString();
}"""

# How many dots of a picture, within a box, have about the colour of the line under a warning.
_ORANGE = """(async () => {
    const picture = new Image();
    picture.src = "data:image/png;base64,%s";
    await picture.decode();
    const [left, top, width, height] = %s;
    const canvas = new OffscreenCanvas(width, height).getContext("2d");
    canvas.drawImage(picture, -left, -top);
    const { data } = canvas.getImageData(0, 0, width, height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
        if (data[i] > 190 && data[i + 1] > 80 && data[i + 1] < 170 && data[i + 2] < 80) count += 1;
    }
    return count;
})()"""

_WAIT = """(async () => {
    const end = performance.now() + %d;
    for (;;) {
        if (%s) return true;
        if (performance.now() > end) return false;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
})()"""

_CARD = """document.querySelector("post-advisor")?.shadowRoot.querySelector(".card[open]")"""
_BUTTON = f"""[...({_CARD}?.querySelectorAll("button") ?? [])]
    .find((button) => button.textContent.trim() === %s)"""


class EditorPage:
    """An open page with an editor.

    Args:
        tab: In which it is opened.
        name: Of the editor.
    """

    def __init__(self, tab: Tab, name: str) -> None:
        self.tab = tab
        self._place = EDITORS[name]
        tab.goto(self._place.url)
        self.wait_until("window.modelText !== undefined")
        self.wait_until(f"{self.editor} !== null")

    @property
    def editor(self) -> str:
        """A JavaScript expression for the editor."""
        return f"{_FIND}({json.dumps(self._place.editor)})"

    @property
    def post_control(self) -> str:
        """A JavaScript expression for the control that posts."""
        return f"{_FIND}({json.dumps(self._place.post_control)})"

    def wait_until(self, condition: str) -> None:
        """Wait for a JavaScript expression to become true."""
        assert self.tab.evaluate(_WAIT % (LONGEST_WAIT_SECONDS * 1000, condition)), condition

    def write(self, text: str) -> None:
        """Click into the editor and type."""
        left, top, _, _ = self._box(self.editor)
        self.tab.click_at(left + 20, top + 12)
        self.tab.type(text)

    def click(self, element: str) -> None:
        """Click in the middle of an element, given as a JavaScript expression."""
        left, top, width, height = self._box(element)
        self.tab.click_at(left + width / 2, top + height / 2)

    def use(self, name: str) -> None:
        """Click a button of the card, by its name in English."""
        button = _BUTTON % json.dumps(name)
        self.wait_until(f"{button} !== undefined")
        # The card moves in; a click must find it where it stays.
        self.tab.evaluate(f"Promise.all({_CARD}.getAnimations().map((animation) => animation.finished))")
        self.click(button)

    def focus_post_control(self) -> None:
        self.tab.evaluate(f"{self.post_control}.focus()")

    def model_text(self) -> str:
        """The text by the editor's own account."""
        return self.tab.evaluate("modelText()")

    def wait_for_text(self, text: str) -> None:
        self.wait_until(f"modelText() === {json.dumps(text)}")

    def shown_text(self) -> str:
        """The text that the author sees."""
        return self.tab.evaluate(f"({self.editor}.value ?? {self.editor}.innerText).trim()")

    def wait_for_caret_behind(self, text: str) -> None:
        """Wait until the caret stands behind all of this text."""
        self.wait_until(f"({_BEFORE_CARET})({self.editor}) === {json.dumps(text)}")

    def underlined(self, level: str = "warn") -> list[str]:
        return self.tab.evaluate(self._underlined(level))

    def wait_until_underlined(self, *words: str, level: str = "warn") -> None:
        """Wait until exactly these words are underlined."""
        self.wait_until(f"JSON.stringify({self._underlined(level)}) === JSON.stringify({json.dumps(words)})")

    def _underlined(self, level: str) -> str:
        return _UNDERLINED % (level, self.editor)

    def orange_dots(self) -> int:
        """How much of a warning's line is really to be seen in the editor."""
        box = [round(value) for value in self._box(self.editor)]
        return self.tab.evaluate(_ORANGE % (self.tab.screenshot(), json.dumps(box)))

    def posts(self) -> list[str]:
        """The texts that went out, in order."""
        return self.tab.evaluate("posts.map((post) => post.text)")

    def wait_for_posts(self, *texts: str) -> None:
        self.wait_until(f"posts.length === {len(texts)}")
        assert self.posts() == list(texts)

    def expect_held(self) -> None:
        self.wait_until(f"({_CARD}?.textContent ?? '').includes('press Post again')")
        assert self.posts() == []

    def record_mutations(self) -> None:
        """From now on note every change in the editor and beside it.

        But for one of an editor's own: ProseMirror writes down whether it has the focus.
        """
        self.tab.evaluate(f"""(() => {{
            window.mutations = [];
            const describe = (change) => `${{change.type}} of ${{change.target.nodeName}}`;
            const bare = (classes) => (classes ?? "").replace("ProseMirror-focused", "").trim();
            const isForeign = ({{ attributeName, oldValue, target }}) =>
                attributeName !== "class" || bare(oldValue) !== bare(target.className);
            window.recorder = new MutationObserver((changes) => {{
                mutations.push(...changes.filter(isForeign).map(describe));
            }});
            recorder.observe({self.editor}.parentNode, {{
                attributes: true, attributeOldValue: true, characterData: true,
                childList: true, subtree: true,
            }});
        }})()""")

    def mutations(self) -> list[str]:
        """What has changed since."""
        return self.tab.evaluate("mutations")

    def html(self) -> str:
        """The editor and what is beside it, as HTML."""
        return self.tab.evaluate(f"{self.editor}.parentNode.innerHTML")

    def _box(self, element: str) -> list[float]:
        return self.tab.evaluate(f"""(() => {{
            const {{ x, y, width, height }} = ({element}).getBoundingClientRect();
            return [x, y, width, height];
        }})()""")
