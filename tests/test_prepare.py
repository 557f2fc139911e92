"""The script that brings the office tests' tools never leaves a person without the command to type."""

import os

import pytest

from tests import prepare


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt-get to ask for")
def test_user_without_privileges_is_told_what_to_type(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prepare, "PACKAGES", {"some-package": "/nowhere"})
    monkeypatch.setattr(prepare, "_may_sudo", lambda: False)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(prepare.CannotPrepareError) as raised:
        prepare.prepare()
    assert "  sudo apt-get update\n  sudo apt-get install --yes --no-install-recommends some-package" in str(
        raised.value
    )


def test_other_systems_are_told_what_is_needed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(prepare, "PACKAGES", {"some-package": "/nowhere"})
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(prepare.CannotPrepareError, match=r"LibreOffice.*poppler"):
        prepare.prepare()
