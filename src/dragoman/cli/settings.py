"""`dragoman settings`: what is in force, and what set it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from dragoman.cli import screen
from dragoman.cli.options import Config, settings_in_force

if TYPE_CHECKING:
    from pydantic import BaseModel

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
    from pydantic import BaseModel

    from dragoman.settings import layers

    in_force = settings_in_force(config)
    set_where = layers(config)
    fields = type(in_force).model_fields
    tables = [name for name in fields if isinstance(getattr(in_force, name), BaseModel)]
    yield "# The environment wins over the file, the file over the defaults."
    yield from _fields(in_force, set_where, leave_out=tables)
    for name in tables:
        yield ""
        yield f"# {screen.one_line(fields[name].description or name)}"
        yield f"[{name}]"
        inner = {layer: values.get(name, {}) for layer, values in set_where.items()}
        yield from _fields(getattr(in_force, name), inner, prefix=f"{name.upper()}__")


def _fields(
    model: BaseModel,
    set_where: Mapping[str, Mapping[str, Any]],
    *,
    prefix: str = "",
    leave_out: list[str] | None = None,
) -> Iterator[str]:
    values = model.model_dump(mode="json")
    set_by = {name: layer for layer, given in set_where.items() for name in given}
    for name, field in type(model).model_fields.items():
        if name in (leave_out or ()):
            continue
        yield ""
        yield f"# {screen.one_line(field.description or name)}"
        yield f"# From: {screen.one_line(set_by.get(name, 'default'))}. Environment: DRAGOMAN_{prefix}{name.upper()}."
        yield f"{name} = {_value(values[name])}"


def _value(value: Any) -> str:
    """A value as TOML has it: JSON, but for tables."""
    from dragoman.report import encode

    if isinstance(value, dict):
        return "{" + ", ".join(f"{encode(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    return encode(value)
