"""In: a spaCy Doc and its Article; or a phrase that stands alone.
Out: mentions of actors, and for each a resolution: whom it means as of the article's date, and why.
"""

from dragoman.actors.questions import (
    BadQuestion,
    Question,
    answer,
    as_article,
    asked,
    given_date,
    meant,
    read_questions,
    spelled_out,
)
from dragoman.actors.resolve import resolve

__all__ = [
    "BadQuestion",
    "Question",
    "answer",
    "as_article",
    "asked",
    "given_date",
    "meant",
    "read_questions",
    "resolve",
    "spelled_out",
]
