"""In: files, folders, standard input (HTML, plain text, JSON lines, CSV, Parquet, WARC), tables in memory, or a text in memory.
Out: `Article` records with their parts told apart, or a `Rejection` for each input that is refused; addresses out of lists.
"""

from dragoman.ingest.addresses import Address, addresses
from dragoman.ingest.articles import articles, from_text, read
from dragoman.ingest.inputs import ArrowTable, Input, how_many, is_address, named
from dragoman.ingest.lines import dateline_end
from dragoman.ingest.web_pages import WebPage, crawl_day
from dragoman.ingest.where import Where, where

__all__ = [
    "Address",
    "ArrowTable",
    "Input",
    "WebPage",
    "Where",
    "addresses",
    "articles",
    "crawl_day",
    "dateline_end",
    "from_text",
    "how_many",
    "is_address",
    "named",
    "read",
    "where",
]
