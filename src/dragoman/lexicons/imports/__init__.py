"""In: a Wikidata dump, or a team's own list of actors.
Out: a lexicon directory of the packaged one's shape, to be laid over it with `--lexicons`.
"""

from dragoman.lexicons.imports.team_list import ListImport, import_list
from dragoman.lexicons.imports.wikidata import DumpImport, Progress, import_dump

__all__ = ["DumpImport", "ListImport", "Progress", "import_dump", "import_list"]
