"""`dragoman rules`: what the event rules make of a sentence, and what rules of one's own change in a ledger."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dragoman.cli import screen
from dragoman.cli.exits import ExitCode
from dragoman.cli.options import Config, Json, LedgerDir, LexiconDirs, Reader, settings_in_force
from dragoman.cli.progress import progress

if TYPE_CHECKING:
    from dragoman.records import CodedArticle, Rejection
    from dragoman.report import Change
    from dragoman.settings import Settings

FEW: Final = 5
"""Near misses of a word that are shown without --all."""

RULE_FILE: Final = """
\b
A rule file, such as my-lexicon/events/own.yaml:
  - id: own-lend-ear           # a new one; that of a packaged rule replaces the rule
    type: CONSULT              # one of the sixteen PLOVER types
    verb: [lend]               # lemmas; noun: for nouns
    if: {obj: [ear]}           # one of these lemmas must stand in the slot
    unless: {obj.mod: [deaf]}  # none of these may
    actor: [subj]              # slots; the first that holds a political actor wins
    recipient: [to, iobj]
    needs: [actor, recipient]  # without them there is no event
    examples: ["France lent an ear to Mali."]

\b
Slots: subj, obj, iobj, comp, aux, up, poss, mod, place, or any preposition; obj.mod
goes on from what stands in obj. $class stands for a word class (classes.yaml).
Further keys: mode, prt (a particle), voice: passive, mutual, absorbs.
"""

TEST_EXAMPLES: Final = f"""
\b
Examples:
  dragoman rules test "France lent an ear to Mali."
  dragoman rules test "France lent an ear to Mali." --lexicons my-lexicon --all
  dragoman rules test - --json < sentences.txt | jq '.words[].firing.rule_id'
{RULE_FILE}"""

DIFF_EXAMPLES: Final = f"""
\b
Examples:
  dragoman rules diff my-lexicon
  dragoman rules diff my-lexicon --ledger april --limit 500
  dragoman rules diff my-lexicon --json | jq 'select(.turn == "lost") | .text'
{RULE_FILE}"""

rules = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Try the event rules on a sentence, or on a ledger.",
)


@rules.command("test", epilog=TEST_EXAMPLES)
def try_on(
    sentence: Annotated[
        str,
        typer.Argument(metavar="SENTENCE", show_default=False, help="The sentence, or - for one a line on stdin."),
    ],
    date: Annotated[
        str | None, typer.Option(metavar="ISO", help="Date of the report that it stands in, such as 2024-03-05.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help=f"Show all near misses of a word, not the {FEW} nearest.")
    ] = False,
    lexicons: LexiconDirs = None,
    reader: Reader = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Show what the event rules make of a sentence, word by word.

    For each word that a rule knows: the rule that fired, with the event as it is told there, who fills which role, the words
    that set its status, and what made it no event; then the other rules of the word, and for each the first of its
    conditions that is not met, and what stood there instead. The nearest come first: those with the fewest conditions
    left open, then those with the most met.

    As JSON each sentence is one line. A line that cannot be read is one line on standard error.
    """
    settings = settings_in_force(config, lexicon_dirs=lexicons, reader=reader)

    from dragoman import pipeline
    from dragoman.records import Rejection
    from dragoman.report import trace_line, trace_text

    most = None if every else FEW
    refused = done = 0
    for traced in pipeline.trace(_sentences(sentence), settings, date=date):
        if isinstance(traced, Rejection):
            refused += 1
            screen.say(f"{traced.detail} [{traced.code}]")
            continue
        done += 1
        for one in traced:
            if as_json:
                screen.write([trace_line(one, most=most)])
            else:
                screen.write([trace_text(one, most=most), ""])
    if refused:
        raise typer.Exit(ExitCode.IN_PART if done else ExitCode.NOTHING)


def _sentences(given: str) -> Iterator[str]:
    if given != "-":
        yield given
        return
    if sys.stdin.isatty():
        screen.say("reading sentences from the terminal, one a line; Ctrl-D on a line of its own ends them")
    for line in sys.stdin.buffer:
        if text := line.decode("utf-8", "replace").strip():
            yield text


@rules.command(epilog=DIFF_EXAMPLES)
def diff(
    directory: Annotated[
        Path,
        typer.Argument(metavar="DIR", show_default=False, help="Lexicon directory of your own, to be tried."),
    ],
    ledger: LedgerDir = None,
    reader: Annotated[
        bool,
        typer.Option("--reader", help="Let the second reader have its say, too; without it the rules decide alone."),
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", show_default=False, help="Only the first N articles.")
    ] = None,
    lexicons: LexiconDirs = None,
    as_json: Json = False,
    config: Config = None,
) -> None:
    """Show what lexica of your own change in the events of a ledger.

    The ledger's articles are coded twice, with the lexica in force and with DIR laid over them, and parsed once. Shown are the
    events that are gained (+), lost (-) and changed in type, mode, status or parties, each with its sentence and the rules
    that told it before and after. The ledger is not written to; statements and claims are not compared.

    The exit code is 0 whether or not anything changes. Where DIR does not hold together, every problem of it is listed, as
    `dragoman lexicons check` does, with exit code 1. As JSON each change is one line, and the last line is the summary.
    """
    settings = settings_in_force(config, ledger=ledger, lexicon_dirs=lexicons, reader=reader)
    _hold_together(directory, settings)

    from dragoman import pipeline
    from dragoman.errors import UnknownRecord
    from dragoman.ledger import Ledger
    from dragoman.report import change_line, change_text

    articles = tuple(islice(Ledger(settings.ledger, create=False).articles(), limit))
    if not articles:
        raise UnknownRecord(
            f"the ledger {settings.ledger} holds no article yet: `dragoman code ARTICLE --ledger {settings.ledger}` adds one"
        )
    found: list[Change] = []
    count: Counter[str] = Counter()
    try:
        with progress("coding", lambda: len(articles), wanted=not (as_json and sys.stdout.isatty())) as step:
            for change in _changes(pipeline.compare(articles, settings, directory), count, step):
                if as_json:
                    screen.write([change_line(change)])
                else:
                    found.append(change)
    finally:  # what was found is shown when the comparison is cut off, too
        screen.write(f"{change_text(change)}\n" for change in found)
    _sum_up(count, as_json=as_json)
    if count["refused"]:
        raise typer.Exit(ExitCode.IN_PART if count["articles"] else ExitCode.NOTHING)


def _hold_together(directory: Path, settings: Settings) -> None:
    """Lists every problem of the directory and ends the command, where it has any."""
    from dragoman import lexicons

    if problems := lexicons.check_added(directory, settings.lexicon_dirs):
        screen.write(screen.one_line(str(problem)) for problem in problems)
        screen.say(screen.count(len(problems), "problem"))
        raise typer.Exit(ExitCode.IN_PART)


def _changes(
    results: Iterable[tuple[CodedArticle, CodedArticle] | Rejection], count: Counter[str], step: Callable[[int], None]
) -> Iterator[Change]:
    """The changes of all articles as they come; `count` takes the numbers of articles, events and changes."""
    from dragoman.records import Rejection
    from dragoman.report import changes

    for result in results:
        if isinstance(result, Rejection):
            count["refused"] += 1
            screen.say(f"{result.origin}: {result.detail} [{result.code}]")
        else:
            before, after = result
            count.update(articles=1, before=len(before.events), after=len(after.events))
            for change in changes(before, after):
                count[change.turn] += 1
                yield change
        step(count["articles"] + count["refused"])


def _sum_up(count: Counter[str], *, as_json: bool) -> None:
    names = ("articles", "before", "after", "gained", "lost", "changed", "refused")
    if as_json:
        from dragoman.report import encode

        screen.write([encode({"record": "summary", **{name: count[name] for name in names}})])
    screen.say(
        f"{screen.count(count['articles'], 'article')}, {screen.count(count['before'], 'event')} before and "
        f"{count['after']} after: {count['gained']} gained, {count['lost']} lost, {count['changed']} changed"
    )
