"""In: addresses of pages and feeds.
Out: what their servers gave, as bytes with what is known of them, each once and kept in WARC files; or a `Rejection` for each.
"""

from dragoman.fetch.feeds import FeedItem
from dragoman.fetch.outcomes import Fetched, Tally, Watched
from dragoman.fetch.polling import listed, new_items, pages, watch
from dragoman.fetch.watchlist import WatchList, read_watch_list

__all__ = [
    "FeedItem",
    "Fetched",
    "Tally",
    "WatchList",
    "Watched",
    "listed",
    "new_items",
    "pages",
    "read_watch_list",
    "watch",
]
