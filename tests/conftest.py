"""Fixtures that every test may ask for."""

import pytest

from tests.prepare import CannotPrepareError, prepare


@pytest.fixture(scope="session")
def office() -> None:
    """LibreOffice, poppler and the stand-in fonts, brought when missing.

    Where they cannot be brought the test fails and says what to type; `-m "not office"` leaves such tests out.
    """
    try:
        prepare()
    except CannotPrepareError as problem:
        pytest.fail(str(problem), pytrace=False)
