"""In: arguments, files, standard input.
Out: one library call a command, shown as tables or text for people, as JSON lines for programs, with an exit code.
"""

from dragoman.cli.app import app, main

__all__ = ["app", "main"]
