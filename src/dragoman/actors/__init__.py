"""In: a spaCy Doc and its Article.
Out: mentions of actors, and for each a resolution: whom it means as of the article's date, and why.
"""

from dragoman.actors.resolve import resolve

__all__ = ["resolve"]
