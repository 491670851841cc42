"""Every test starts with nothing kept: databases come and go faster than copies grow old."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Forget what an earlier test has kept."""
    caches["public"].clear()
    yield
    caches["public"].clear()
