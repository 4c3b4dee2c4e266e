"""In: `Article` records in the languages of the news.
Out: the same with an English text, sentence by sentence beside the original; or a `Rejection` that says which engine would help.
"""

from __future__ import annotations

__all__: list[str] = []
