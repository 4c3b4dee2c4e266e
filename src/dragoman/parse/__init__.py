"""In: Article.
Out: a spaCy Doc over exactly the article's text, with what is to be read in its span groups.
"""

from dragoman.parse.english import model_version, read, read_all

__all__ = ["model_version", "read", "read_all"]
