import pytest

from dragoman.coding.claims import standing
from dragoman.records import Stance, Standing


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ({Stance.ASSERTS}, Standing.UNCONTESTED),
        ({Stance.ASSERTS, Stance.DENIES}, Standing.DISPUTED),
        ({Stance.ACCUSES, Stance.DOUBTS}, Standing.DISPUTED),
        ({Stance.DENIES}, Standing.DENIED),
        ({Stance.ASSERTS, Stance.CONFIRMS}, Standing.CONFIRMED),
        ({Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES}, Standing.DISPUTED),
        ({Stance.ASSERTS, Stance.DENIES, Stance.RETRACTS}, Standing.RETRACTED),
    ],
)
def test_standing_follows_from_the_voices(stances, expected):
    assert standing(stances) is expected
