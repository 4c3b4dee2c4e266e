"""`dragoman settings`: what is in force, and what set it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.cli import screen
from dragoman.cli.options import Config, settings_in_force

EXAMPLES: Final = """
\b
Examples:
  dragoman settings
  dragoman settings > dragoman.toml
  DRAGOMAN_LEDGER=april dragoman settings
"""


def settings(config: Config = None) -> None:
    """Print the settings in force, as TOML.

    Each comes with what it is and what set it. Saved as dragoman.toml, the output is a settings file.
    """
    screen.write(_toml(config))


def _toml(config: Config) -> Iterator[str]:
    from dragoman.report import encode
    from dragoman.settings import layers

    in_force = settings_in_force(config)
    set_by = {name: layer for layer, values in layers(config).items() for name in values}
    yield "# The environment wins over the file, the file over the defaults."
    for name, field in type(in_force).model_fields.items():
        yield ""
        yield f"# {screen.one_line(field.description or name)}"
        yield f"# From: {screen.one_line(set_by.get(name, 'default'))}. Environment: DRAGOMAN_{name.upper()}."
        yield f"{name} = {encode(in_force.model_dump(mode='json')[name])}"
