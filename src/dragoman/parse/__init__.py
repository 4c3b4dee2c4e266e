"""In: Article.
Out: a spaCy Doc over exactly the article's text, with what is to be read in its span groups.
"""

from spacy.tokens import Doc

from dragoman.parse.english import model_version, read, read_all

__all__ = ["Doc", "model_version", "read", "read_all"]
