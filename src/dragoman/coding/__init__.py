"""In: Doc, mentions and resolutions.
Out: events, statements and claims, with one evidence a telling.
"""

from dragoman.coding.code import Coding, code
from dragoman.coding.decide import Reader, decided
from dragoman.coding.reader import Pair, Reading, read_pairs, reader_version
from dragoman.coding.trace import trace

__all__ = [
    "Coding",
    "Pair",
    "Reader",
    "Reading",
    "code",
    "decided",
    "read_pairs",
    "reader_version",
    "trace",
]
