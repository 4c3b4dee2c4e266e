"""In: addresses of pages and feeds.
Out: what their servers gave, as bytes with what is known of them, each once; or a `Rejection` for each that is refused.
"""

from __future__ import annotations

__all__: list[str] = []
