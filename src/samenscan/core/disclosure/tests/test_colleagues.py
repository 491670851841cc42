"""D22: colleagues are told to differ from three on, whatever is asked for."""

import pytest

from samenscan.core.answers.values import YesNo
from samenscan.core.disclosure import views_to_tell


@pytest.mark.parametrize(("n", "asked", "told"), [(2, 1, False), (3, 1, True), (3, 4, False)])
def test_D22_a_floor_can_be_raised_and_never_lowered(n: int, asked: int, told: bool) -> None:
    views = {"backup": tuple(YesNo(at == 0) for at in range(n))}
    assert ("backup" in views_to_tell(views, asked)) is told
