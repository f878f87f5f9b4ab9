"""A workshop in a real browser: the trainer's page and phones; nothing is asked of another computer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, Request, expect
from running_workshop import Client, ServedWorkshop, enter_as_trainer, served_workshop

from advisor import Advisor
from advisor.workshop.packs import SECTORS, load_pack

CHROMIUM = "/usr/bin/chromium"
PHONE, PROJECTOR = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
TEXTS = {
    lang: json.loads((Path(__file__).parents[2] / f"advisor/workshop/texts/{lang}.json").read_text("utf-8"))
    for lang in ("en", "de")
}

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture(params=["en"])
def workshop(request: pytest.FixtureRequest, advisor: Advisor, tmp_path: Path) -> Iterator[ServedWorkshop]:
    with served_workshop(advisor, request.param, tmp_path) as served:
        yield served


@pytest.fixture
def open_page(chromium: Browser, workshop: ServedWorkshop) -> Iterator[Open]:
    """Opens pages; nothing may go wrong on them, and nothing may be asked of another computer."""
    opened: list[Page] = []
    faults: list[str] = []
    here = urlsplit(workshop.url).netloc

    def watch(request: Request) -> None:
        if urlsplit(request.url).netloc != here:
            faults.append(request.url)

    def open_(address: str, **context: object) -> Page:
        page = chromium.new_context(**context).new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", watch)
        page.goto(address)
        opened.append(page)
        return page

    yield open_
    for page in opened:
        page.context.close()
    assert faults == []


@pytest.fixture
def trainer(open_page: Open, workshop: ServedWorkshop) -> Page:
    return open_page(workshop.trainer_url, viewport=PROJECTOR)


@pytest.fixture
def phone(open_page: Open, workshop: ServedWorkshop) -> Page:
    return open_page(workshop.url, viewport=PHONE, has_touch=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def turn_to(trainer: Page, game: str) -> None:
    trainer.locator(f"#turns [data-game={game}]").click()


def violations(page: Page) -> list[str]:
    """What axe has to say; it must be on the page already."""
    return page.evaluate(
        "axe.run().then((result) => {"
        "  if (result.passes.length === 0) throw new Error('axe has checked nothing');"
        "  return result.violations.map((one) => `${one.id}: ${one.nodes[0].html}`);"
        "})"
    )


@pytest.mark.parametrize("workshop", ["en", "de"], indirect=True)
def test_vote_discuss_reveal(workshop: ServedWorkshop, trainer: Page, phone: Page) -> None:
    lang = trainer.evaluate("document.documentElement.lang")
    texts = TEXTS[lang]
    others = [Client(workshop.url) for _ in range(2)]
    expect(trainer.locator("#phones")).to_have_text(texts["phones"].replace("{phones}", "3"))
    press(trainer, texts["next"]["lobby"])
    post = trainer.locator("article p")
    expect(phone.locator("article p")).to_have_text(post.inner_text())
    press(phone, texts["levels"]["clear"])
    expect(phone.locator(".notice")).to_have_text(texts["wait"])
    for other, level in zip(others, ("clear", "warn"), strict=True):
        assert other.post("/answer", {"number": 0, "choices": [level]})[0] == 204
    given = texts["given"].replace("{given}", "3").replace("{phones}", "3")
    expect(trainer.locator("#given")).to_have_text(given)
    expect(trainer.locator(".bars")).to_have_count(0)
    press(trainer, texts["next"]["open"])
    votes = [texts["votes"].replace("{count}", str(n)).replace("{voters}", "3") for n in (2, 0, 1)]
    expect(trainer.locator(".votes")).to_have_text(votes)
    expect(trainer.locator(".choice")).to_have_text(list(texts["levels"].values()))
    expect(phone.locator(".bars")).to_have_count(0)
    expect(trainer.locator(".says")).to_have_count(0)
    press(trainer, texts["next"]["discuss"])
    for page in (trainer, phone):
        expect(page.locator(".votes")).to_have_text(votes)
        expect(page.locator(".says.adviser")).to_contain_text(texts["adviser"])
        expect(page.locator(".says.advisor")).to_contain_text(texts["advisor"])
        expect(page.locator(".reason")).not_to_be_empty()


def test_a_phone_that_reloads_has_still_voted(trainer: Page, phone: Page) -> None:
    press(trainer, "Start")
    press(phone, "Better wait")
    expect(phone.locator(".notice")).to_be_visible()
    phone.reload()
    expect(phone.locator(".notice")).to_be_visible()
    expect(phone.locator("button.choice")).to_have_count(0)


def tab_to(page: Page, target: Locator, key: str = "Tab", most: int = 80) -> None:
    """Reach something with the keyboard, as somebody would who has no other device."""
    for _ in range(most):
        if target.evaluate_all("nodes => nodes.some((node) => node === document.activeElement)"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"The keyboard does not reach {target}.")


def go_on(trainer: Page, phone: Page, phase: str) -> None:
    """The trainer's next step is always under the Enter key, and the phone follows."""
    expect(trainer.locator("#advance")).to_be_focused()
    trainer.keyboard.press("Enter")
    phone.wait_for_selector(f"body[data-scene$='{phase}']")
    expect(phone.locator("h1")).to_be_focused()


def turn_by_keyboard(trainer: Page, phone: Page, game: str) -> None:
    tab_to(trainer, trainer.locator(f"#turns [data-game={game}]"))
    trainer.keyboard.press("Enter")
    expect(phone.locator(".game")).to_have_text(TEXTS["en"]["games"][game])


def test_a_vote_by_keyboard_alone(trainer: Page, phone: Page) -> None:
    go_on(trainer, phone, "open")
    phone.keyboard.press("Tab")
    expect(phone.locator("button.choice").first).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator(".notice")).to_be_visible()
    go_on(trainer, phone, "discuss")
    go_on(trainer, phone, "reveal")
    expect(phone.locator(".says").first).to_be_visible()
    tab_to(trainer, trainer.locator("summary"))
    trainer.keyboard.press("Enter")
    expect(trainer.locator("#notes-question")).to_be_visible()


def test_marking_words_by_keyboard_alone(trainer: Page, phone: Page) -> None:
    turn_by_keyboard(trainer, phone, "spot")
    word = phone.locator("button.word").nth(1)
    tab_to(phone, word)
    phone.keyboard.press("Space")
    expect(word).to_have_attribute("aria-pressed", "true")
    tab_to(phone, phone.get_by_role("button", name="Count these words"))
    phone.keyboard.press("Enter")
    expect(phone.locator(".notice")).to_be_visible()
    go_on(trainer, phone, "discuss")
    go_on(trainer, phone, "reveal")
    expect(trainer.locator(".votes-on-word")).to_have_text(" 100%")


def test_comparing_a_pair_by_keyboard_alone(trainer: Page, phone: Page) -> None:
    turn_by_keyboard(trainer, phone, "flip")
    tab_to(phone, phone.locator("[data-choice=neither]"))
    phone.keyboard.press("Space")
    expect(phone.locator(".notice")).to_be_visible()
    go_on(trainer, phone, "discuss")
    go_on(trainer, phone, "reveal")
    expect(phone.locator("article .verdict")).to_have_count(2)


def test_rewording_by_keyboard_alone(trainer: Page, phone: Page) -> None:
    turn_by_keyboard(trainer, phone, "better")
    field = phone.get_by_label("Your wording")
    tab_to(phone, field)
    text = field.input_value()
    task = next(one.en for sector in SECTORS for one in load_pack(sector).rewrites if one.en.text == text)
    phone.keyboard.press("Control+A")
    phone.keyboard.type(task.better)
    expect(phone.locator(".said .verdict")).to_have_class("verdict clear")
    expect(trainer.locator("#given")).to_have_text("Answers: 1 of 1")
    go_on(trainer, phone, "reveal")


def test_fooling_the_advisor_by_keyboard_alone(trainer: Page, phone: Page, tmp_path: Path) -> None:
    turn_by_keyboard(trainer, phone, "fool")
    for words in ("Lovely weather.", "Rainy weather."):
        tab_to(phone, phone.get_by_label("Your wording"), "Shift+Tab" if words.startswith("R") else "Tab")
        phone.keyboard.type(words)
        expect(phone.locator(".said .verdict")).to_be_visible()
        tab_to(phone, phone.locator("fieldset :focus"))
        phone.keyboard.press("Space")
        tab_to(phone, phone.get_by_label("Better wait"), "ArrowDown")
        expect(phone.get_by_label("Better wait")).to_be_checked()
        tab_to(phone, phone.get_by_role("button", name="Hand it to the trainer"))
        phone.keyboard.press("Enter")
        expect(phone.get_by_label("Your wording")).to_have_value("")
    expect(trainer.locator("#finds li")).to_have_count(2)
    tab_to(trainer, trainer.get_by_role("button", name="Leave it out").first, "Shift+Tab")
    trainer.keyboard.press("Enter")
    expect(trainer.locator("#finds blockquote")).to_have_text(["Rainy weather."])
    tab_to(trainer, trainer.get_by_role("button", name="Save the finds"))
    trainer.keyboard.press("Enter")
    expect(trainer.locator("#finds")).to_contain_text("Saved: 1.")
    assert (tmp_path / "workshop-finds.jsonl").exists()


def test_the_notes_say_time_question_and_why(trainer: Page, phone: Page) -> None:
    expect(trainer.locator("#notes")).to_be_hidden()
    press(trainer, "Start")
    expect(trainer.locator("#notes dd").first).to_be_hidden()
    trainer.locator("summary").click()
    for part in ("time", "question", "why", "answer"):
        expect(trainer.locator(f"#notes-{part}")).not_to_be_empty()


@pytest.mark.parametrize("chosen", [0, 2])
def test_spot_the_risk_compares_spans(trainer: Page, phone: Page, chosen: int) -> None:
    turn_to(trainer, "spot")
    words = phone.locator("button.word")
    expect(words.first).to_be_visible()
    for at in range(chosen):
        words.nth(at).click()
        expect(words.nth(at)).to_have_attribute("aria-pressed", "true")
    if chosen:
        words.nth(chosen).click()
        words.nth(chosen).click()
        expect(words.nth(chosen)).to_have_attribute("aria-pressed", "false")
    press(phone, "Count these words" if chosen else "Nothing to change")
    expect(phone.locator(".notice")).to_be_visible()
    press(trainer, "Close the vote")
    expect(trainer.locator("mark")).to_have_count(0)
    press(trainer, "Reveal")
    shares = trainer.locator(".votes-on-word")
    expect(trainer.locator(".says.advisor")).to_be_visible()
    expect(shares).to_have_text([" 100%"] * chosen)
    text = " ".join(trainer.locator("mark").evaluate_all("all => all.map((one) => one.firstChild.data)"))
    told = [post.en for sector in SECTORS for post in load_pack(sector).posts]
    shown = trainer.locator("article").evaluate(
        "card => [...card.querySelectorAll('.word')].map((word) => word.firstChild.data).join(' ')"
    )
    span = next(one.span for one in told if one.text == shown)
    assert text.strip(".,!") == (span or "").strip(".,!")


def test_flip_it_shows_which_side_the_change_turned(trainer: Page, phone: Page) -> None:
    turn_to(trainer, "flip")
    expect(phone.locator("article")).to_have_count(2)
    expect(phone.locator("button.choice")).to_have_text(["The first", "The second", "Both", "Neither"])
    press(phone, "Both")
    press(trainer, "Close the vote")
    press(trainer, "Reveal")
    levels = phone.locator("article .verdict")
    expect(levels).to_have_count(2)
    assert levels.all_inner_texts().count("Fine as it is") == 1
    first = levels.first.inner_text() != "Fine as it is"
    right = "The first" if first else "The second"
    expect(trainer.locator(".right .choice")).to_have_text(right)
    expect(trainer.locator("#advance")).to_be_in_viewport()


def test_say_it_better_until_the_advisor_is_silent(trainer: Page, phone: Page) -> None:
    turn_to(trainer, "better")
    field, verdict = phone.get_by_label("Your wording"), phone.locator(".said .verdict")
    text = field.input_value()
    task = next(one.en for sector in SECTORS for one in load_pack(sector).rewrites if one.en.text == text)
    field.fill(text + " ")
    expect(verdict).to_have_class("verdict warn")
    expect(phone.locator(".finding").first).to_be_visible()
    field.fill("Lovely weather.")
    expect(phone.locator(".said")).to_contain_text("The message got lost")
    expect(trainer.locator("#given")).to_have_text("Answers: 0 of 1")
    field.fill(task.better)
    expect(verdict).to_have_text("The advisor is silent and the message is there. Well said.")
    expect(trainer.locator("#given")).to_have_text("Answers: 1 of 1")
    expect(field).to_have_value(task.better)
    press(trainer, "End the round")
    expect(trainer.locator("blockquote")).to_have_text(task.better)
    expect(phone.locator(".outcome")).to_contain_text("Solved by 1 of the room.")


def test_fool_the_advisor_and_save_the_find(trainer: Page, phone: Page, tmp_path: Path) -> None:
    turn_to(trainer, "fool")
    field = phone.get_by_label("Your wording")
    field.fill("Lovely weather.")
    expect(phone.locator(".said")).to_have_text("The advisor is silent.")
    phone.get_by_label("Better wait").check()
    press(phone, "Hand it to the trainer")
    expect(field).to_have_value("")
    expect(trainer.locator("#finds blockquote")).to_have_text(["Lovely weather."])
    field.fill("Rainy weather.")
    expect(phone.locator(".said")).to_have_text("The advisor is silent.")
    phone.get_by_label("A quiet tip").check()
    press(phone, "Hand it to the trainer")
    expect(trainer.locator("#finds li")).to_have_count(2)
    trainer.locator("#finds li").nth(1).get_by_role("button", name="Leave it out").click()
    expect(trainer.locator("#finds blockquote")).to_have_text(["Lovely weather."])
    assert list(tmp_path.iterdir()) == []
    press(trainer, "Save the finds")
    expect(trainer.locator("#finds")).to_contain_text("Saved: 1.")
    assert json.loads((tmp_path / "workshop-finds.jsonl").read_text()) == {
        "text": "Lovely weather.",
        "lang": "en",
        "level": "warn",
    }


def test_words_that_look_like_markup_stay_words(workshop, trainer: Page, phone: Page) -> None:
    turn_to(trainer, "fool")
    markup = "<img src=x onerror=alert(1)> Lovely weather."
    phone.get_by_label("Your wording").fill(markup)
    phone.get_by_label("Better wait").check()
    press(phone, "Hand it to the trainer")
    expect(trainer.locator("#finds blockquote")).to_have_text(markup)
    expect(trainer.locator("#finds img")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_scene_is_accessible_and_fits(
    workshop: ServedWorkshop, open_page: Open, axe_source: str, scheme: str
) -> None:
    phone = open_page(workshop.url, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    screen = open_page(workshop.trainer_url, viewport=PROJECTOR, color_scheme=scheme, reduced_motion="reduce")
    for page in (phone, screen):
        page.evaluate(axe_source)
    leader = enter_as_trainer(workshop)
    seen = set()
    while True:
        view = leader.view
        key = f"{view['number']} {view['phase']}"
        scene = (view.get("game"), view["phase"])
        if scene not in seen:
            seen.add(scene)
            screen.wait_for_selector(f"body[data-scene='{key.replace('None', 'null')}']")
            phone.wait_for_selector(f"body[data-scene='{key.replace('None', 'null')}']")
            for page in (phone, screen):
                assert violations(page) == [], scene
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), scene
        if view["phase"] == "end":
            break
        game = {"vote": "spot", "spot": "flip", "flip": "better", "better": "fool"}.get(view.get("game"))
        if view["phase"] == "reveal" and game:
            leader.post("/trainer/turn", {"game": game})
            leader.wait(lambda now, game=game: now.get("game") == game)
        elif view["phase"] == "reveal":
            break
        else:
            leader.advance()
    # The lobby, three games of three phases and two of two.
    assert len(seen) == 1 + 3 * 3 + 2 * 2
