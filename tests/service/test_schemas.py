from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.service.limits import MAX_BATCH, MAX_TEXT_LENGTH
from advisor.service.schemas import BadInput, Batch, Line, Post, parse, post

CANARY = "Kanarienvogel"


def complaint(model: type[Post] | type[Batch], value: object) -> str:
    with pytest.raises(BadInput) as raised:
        parse(model, json.dumps(value).encode())
    assert not raised.value.malformed
    return str(raised.value)


def test_a_whole_post() -> None:
    given = {"text": "Grüße 👋", "lang": "de", "channel": "x", "id": "7"}
    assert parse(Post, json.dumps(given).encode()).model_dump() == given


def test_only_the_text_must_be_there() -> None:
    assert parse(Post, b'{"text": "x"}') == Post(text="x")


@pytest.mark.parametrize("id", [0, -(2**63), 2**63 - 1, "", "x" * 200, None])
def test_ids(id: object) -> None:
    assert parse(Post, json.dumps({"text": "x", "id": id}).encode()).id == id


@pytest.mark.parametrize("id", [True, 1.5, 2**63, [1], {}, "x" * 201, 10**4000])
def test_what_is_no_id(id: object) -> None:
    data = {"text": "x", "id": id}
    assert complaint(Post, data).startswith('"id" must be a string of at most 200')


@pytest.mark.parametrize("text", ["x" * MAX_TEXT_LENGTH, "👋" * MAX_TEXT_LENGTH, "\0", "\u200b"])
def test_texts_that_can_be_reviewed(text: str) -> None:
    assert parse(Post, json.dumps({"text": text}).encode()).text == text


@pytest.mark.parametrize(
    "text", ["", " \n\t\u00a0", 5, None, ["x"], {"a": "b"}, True, "x" * (MAX_TEXT_LENGTH + 1)]
)
def test_texts_that_cannot(text: object) -> None:
    assert complaint(Post, {"text": text}) == (
        '"text" must be a string of 1 to 10,000 characters that is not only spaces.'
    )


def test_a_missing_text() -> None:
    assert complaint(Post, {"lang": "en"}) == '"text" is missing.'


@pytest.mark.parametrize("lang", ["fr", "EN", "", 1, "mixed", "other"])
def test_languages_that_cannot_be_hinted_at(lang: object) -> None:
    assert complaint(Post, {"text": "x", "lang": lang}) == '"lang" must be "en" or "de", or left out.'


@pytest.mark.parametrize("channel", ["", "x" * 65, 1])
def test_what_is_no_channel(channel: object) -> None:
    assert complaint(Post, {"text": "x", "channel": channel}).startswith(
        '"channel" must be a string of 1 to 64'
    )


@pytest.mark.parametrize("value", [[], "x", 5, None])
def test_what_is_no_object(value: object) -> None:
    assert complaint(Post, value) == "The input must be a JSON object."


def test_an_unknown_field_is_not_repeated() -> None:
    said = complaint(Post, {"text": "x", CANARY: 1})
    assert said == 'The object has a field that is not known; known are "text", "lang", "channel", "id".'


def test_a_line_of_a_file_may_have_fields_of_its_own() -> None:
    assert parse(Line, b'{"text": "x", "gold": "warn"}').text == "x"


def test_a_batch_says_which_post_is_wrong() -> None:
    good = {"text": "x"}
    assert complaint(Batch, {"posts": [good, {}]}) == '"posts[1].text" is missing.'
    assert complaint(Batch, {"posts": [good, 5]}) == '"posts[1]" must be a JSON object.'
    assert complaint(Batch, {"posts": [{"text": "x", CANARY: 1}]}) == (
        '"posts[0]" has a field that is not known; known are "text", "lang", "channel", "id".'
    )
    assert complaint(Batch, {CANARY: 1, "posts": []}) == (
        'The object has a field that is not known; known are "posts".'
    )


@pytest.mark.parametrize("posts", [5, "x", {}, None, [{"text": "x"}] * (MAX_BATCH + 1)])
def test_what_is_no_batch(posts: object) -> None:
    assert complaint(Batch, {"posts": posts}) == '"posts" must be a list of at most 100 posts.'


def test_the_size_of_a_batch() -> None:
    full = {"posts": [{"text": "x"}] * MAX_BATCH}
    assert len(parse(Batch, json.dumps(full).encode()).posts) == MAX_BATCH
    assert parse(Batch, b'{"posts": []}').posts == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"{'text': 'x'}",
        b'{"text": "x"} {}',
        b'{"text": "\xff"}',
        b'{"text": "\\ud800"}',
        b'\xef\xbb\xbf{"text": "x"}',
        b"[" * 50_000,
        b'{"a":' * 10_000,
    ],
)
def test_what_is_no_json(data: bytes) -> None:
    with pytest.raises(BadInput) as raised:
        parse(Post, data)
    assert raised.value.malformed
    assert str(raised.value) == "This is not valid JSON in UTF-8."


def test_a_post_of_given_values() -> None:
    assert post("x", "de", "x") == Post(text="x", lang="de", channel="x")
    with pytest.raises(BadInput, match='"text" must be'):
        post("\ud800")


def test_the_input_does_not_hang_on_to_the_error() -> None:
    with pytest.raises(BadInput) as raised:
        parse(Post, json.dumps({"text": 5, CANARY: CANARY}).encode())
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["text", "lang", "posts", "id"]) | st.text(), inner)
    ),
    max_leaves=8,
)


@given(st.one_of(st.binary(), anything.map(lambda value: json.dumps(value).encode())))
def test_any_bytes_are_a_post_or_a_bad_input(data: bytes) -> None:
    for model in (Post, Batch):
        try:
            parse(model, data)
        except BadInput as error:
            assert str(error).endswith(".")


@given(st.text(min_size=5), st.sampled_from(["text", "lang", "channel", "id", "posts"]))
def test_a_complaint_never_holds_what_was_sent(secret: str, field: str) -> None:
    marked = f"{CANARY}{secret}"
    for value in (
        {field: {marked: marked}},
        {marked: marked},
        {field: [marked]},
        {"text": "x", "lang": marked},
    ):
        for model in (Post, Batch):
            assert CANARY not in complaint(model, value)
