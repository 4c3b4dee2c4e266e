"""In: the text of an HTML page.
Out: its article, with what the page says of itself and without the page around it; or why there is none.
"""

from dragoman.ingest.pages.article import article_of_page

__all__ = ["article_of_page"]
