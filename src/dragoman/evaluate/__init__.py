"""In: gold rows, their labels unread.
Out: one prediction a row, in the scorers' formats.
"""

from dragoman.evaluate.predict import KINDS, predict

__all__ = ["KINDS", "predict"]
