"""Fixtures that every test may ask for."""

import pytest

from tests.prepare import CannotPrepareError, prepare


@pytest.fixture(scope="session")
def office() -> None:
    """LibreOffice, poppler and the stand-in fonts, brought when missing; without them the test is skipped aloud."""
    try:
        prepare()
    except CannotPrepareError as problem:
        pytest.skip(str(problem))
