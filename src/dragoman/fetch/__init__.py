"""In: addresses of pages and feeds.
Out: what their servers gave, as bytes with what is known of them, each once and kept in WARC files; or a `Rejection` for each.
"""

from dragoman.fetch.outcomes import Fetched, Tally, Watched
from dragoman.fetch.polling import new_items, pages, watch
from dragoman.fetch.watchlist import WatchList, read_watch_list

__all__ = ["Fetched", "Tally", "WatchList", "Watched", "new_items", "pages", "read_watch_list", "watch"]
