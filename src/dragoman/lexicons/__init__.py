"""In: the packaged data files, and directories of the same shape that a user adds.
Out: one compiled `Lexicons` with a version; or every problem that the files have.
"""

from dragoman.lexicons.actors import ActorLexicon, Name, NameKind, NameMatch, NounKind, SectorNoun
from dragoman.lexicons.check import check, fix
from dragoman.lexicons.load import DATA, Lexicons, load
from dragoman.lexicons.manifest import FileEntry, inventory, write_manifest
from dragoman.lexicons.tables import Problem

__all__ = [
    "DATA",
    "ActorLexicon",
    "FileEntry",
    "Lexicons",
    "Name",
    "NameKind",
    "NameMatch",
    "NounKind",
    "Problem",
    "SectorNoun",
    "check",
    "fix",
    "inventory",
    "load",
    "write_manifest",
]
