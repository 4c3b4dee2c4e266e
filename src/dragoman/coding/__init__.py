"""In: Doc, mentions and resolutions.
Out: events, statements and claims, with one evidence a telling.
"""

from dragoman.coding.code import Coding, code

__all__ = ["Coding", "code"]
