from __future__ import annotations

import pytest

from advisor import Advisor
from advisor.explanation.contrast import ContrastPairs


@pytest.fixture(scope="session")
def pairs(advisor: Advisor) -> ContrastPairs:
    """The contrast pairs of the package."""
    return ContrastPairs.load(advisor)
