import pytest

from dragoman.records import Stance, Standing, standing


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ({Stance.ASSERTS}, Standing.UNCONTESTED),
        ({Stance.ASSERTS, Stance.DENIES}, Standing.DISPUTED),
        ({Stance.ACCUSES, Stance.DOUBTS}, Standing.DISPUTED),
        ({Stance.DENIES}, Standing.DENIED),
        ({Stance.ASSERTS, Stance.CONFIRMS}, Standing.CONFIRMED),
        ({Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES}, Standing.DISPUTED),
        ({Stance.ACCUSES, Stance.DENIES, Stance.ADMITS}, Standing.CONFIRMED),
        ({Stance.ASSERTS, Stance.DENIES, Stance.RETRACTS}, Standing.RETRACTED),
    ],
)
def test_standing_follows_from_the_voices(stances, expected):
    assert standing(stances) is expected
