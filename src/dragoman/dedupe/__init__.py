"""In: the claims of many articles, with their statements.
Out: each claim once, with every voice on it, its standing over time, and copies told from independent reports.
"""

from dragoman.dedupe.claims import link

__all__ = ["link"]
