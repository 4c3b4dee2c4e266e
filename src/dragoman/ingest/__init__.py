"""In: files, folders, standard input (HTML, plain text, JSON lines), or a text in memory.
Out: `Article` records with their parts told apart, or a `Rejection` for each input that is refused.
"""

from dragoman.ingest.articles import articles, from_text, how_many, read
from dragoman.ingest.lines import dateline_end

__all__ = ["articles", "dateline_end", "from_text", "how_many", "read"]
