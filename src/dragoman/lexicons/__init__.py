"""In: the packaged data files, and directories of the same shape that a user adds.
Out: one compiled `Lexicons` with a version; or every problem that the files have.
"""

from dragoman.lexicons.actors import ActorLexicon, Membership, Name, NameKind, NameMatch, NounKind, SectorNoun
from dragoman.lexicons.check import check, check_added, fix
from dragoman.lexicons.load import DATA, Lexicons, load, publishers
from dragoman.lexicons.lookup import Entry, HeldRole, Likeness, entries, search
from dragoman.lexicons.manifest import FileEntry, inventory, write_manifest
from dragoman.lexicons.publishers import PublisherTable
from dragoman.lexicons.tables import Problem

__all__ = [
    "DATA",
    "ActorLexicon",
    "Entry",
    "FileEntry",
    "HeldRole",
    "Lexicons",
    "Likeness",
    "Membership",
    "Name",
    "NameKind",
    "NameMatch",
    "NounKind",
    "Problem",
    "PublisherTable",
    "SectorNoun",
    "check",
    "check_added",
    "entries",
    "fix",
    "inventory",
    "load",
    "publishers",
    "search",
    "write_manifest",
]
