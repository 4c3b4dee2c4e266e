"""In: `Article` records in the languages of the news.
Out: the same with an English text, sentence by sentence beside the original; or a refusal that says which engine would help.
"""

from dragoman.translate.engines import Engine, engine_for, engines_here
from dragoman.translate.home import at_home
from dragoman.translate.lines import Told, lines
from dragoman.translate.reading import Reading, to_english

__all__ = [
    "Engine",
    "Reading",
    "Told",
    "at_home",
    "engine_for",
    "engines_here",
    "lines",
    "to_english",
]
