"""Settings are read from TOML, and what is wrong is named with its remedy, never with its value."""

from __future__ import annotations

import pytest

from advisor.deploy import settings
from advisor.errors import DeployError

ADDRESS = "https, or http on this machine"


@pytest.fixture
def load(tmp_path, schema):
    def call(toml: str | bytes) -> settings.Settings:
        file = tmp_path / "settings.toml"
        file.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        return settings.load(file, schema)

    return call


def test_every_setting_can_be_given(full, schema):
    assert set(full) == set(schema["properties"])
    settings.check(full, schema)


@pytest.mark.parametrize(
    ("toml", "loaded"),
    [
        ("", {}),
        ('engine = "device"\nlocked = ["engine"]', {"engine": "device", "locked": ["engine"]}),
        ('service = "http://127.0.0.1:8750"', {"service": "http://127.0.0.1:8750"}),
        ("sitesOff = []", {"sitesOff": []}),
        ("policy = '''{\"a\": 1}'''", {"policy": '{"a": 1}'}),
    ],
)
def test_what_fits(load, toml, loaded):
    assert load(toml) == loaded


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('reportTo = "a"', '"reportTo" is no setting. There are: engine, service, '),
        ("enabled = false", '"enabled" is no setting'),
        ('engine = "cloud-secret"', '"engine" must be "device" or "service".'),
        ("engine = 1", '"engine" must be text.'),
        ('service = "http://secret.example"', f'"service" does not have the right form. .*{ADDRESS}'),
        ('bundleAddress = "secret.example"', f'"bundleAddress" does not have the right form. .*{ADDRESS}'),
        ('policyAddress = "https://a:secret@b.example"', f'"policyAddress" does not .*{ADDRESS}'),
        ('serviceKey = "two secret words"', '"serviceKey" does not have the right form.'),
        ('sitesOff = "x"', '"sitesOff" must be a list of texts.'),
        ('sitesOff = ["secret"]', '"sitesOff" may only hold "x" or "linkedin" or "facebook"'),
        ("houseAccounts = [1]", '"houseAccounts" may only hold text.'),
        ('locked = ["enabled"]', '"locked" may only hold "engine" or "service"'),
        ('policy = "secret"', '"policy" must be the text of a JSON object'),
        ('policy = "[1]"', '"policy" must be the text of a JSON object'),
        ('houseAccounts = ["secret\\u0000"]', '"houseAccounts" holds a control character'),
        ('policy = "{\\r\\n}"', '"policy" holds a control character'),
        ("engine: secret", "The file given to --settings is not TOML"),
        (b"engine = '\xff'", "The file given to --settings is not TOML"),
    ],
)
def test_what_does_not_fit_is_named_but_not_repeated(load, toml, sentence):
    with pytest.raises(DeployError, match=sentence) as raised:
        load(toml)
    assert "secret" not in str(raised.value)


def test_a_file_that_is_not_there(tmp_path, schema):
    with pytest.raises(DeployError, match="can't be read: no such file or directory"):
        settings.load(tmp_path / "none.toml", schema)
