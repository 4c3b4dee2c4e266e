from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import CodedArticle

BIDI = "\u202e\u2066\u200f\u061c"
CONTROLS = "\x1b[31m\x07\x9b\x00"


@pytest.fixture(scope="session")
def coded(by_hand: Callable[..., CodedArticle]) -> CodedArticle:
    return by_hand()


@pytest.fixture(scope="session")
def hostile(by_hand: Callable[..., CodedArticle]) -> CodedArticle:
    """An article whose every word would do harm on a page or a terminal."""
    return by_hand(
        f"<img src=x onerror=alert(1)>{CONTROLS}",
        title=f"</h3><script>alert('title')</script>{BIDI}",
        actor=f'France" onmouseover="alert(1){CONTROLS}',
        trigger="will <b>condemn</b>",
        recipient=f"Iran</mark></div>{BIDI}",
        speaker=f"[bold red]The minister{CONTROLS}",
        content=f"<script>alert('content')</script>{BIDI}\x85\u2028 &amp; 'so' on",
    )
