"""The command line: parse, call, print. Here alone an error becomes a sentence and an exit status."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

import click

from finder.cli import contacts, keep, pages, people, programs, review, runs
from finder.cli.session import Session
from finder.errors import ConfigError, FinderError, UsageError
from finder.store import advice
from sources.errors import SourceError

DONE, FAILED, USAGE = 0, 1, 2  # and `session.PART`: ARCHITECTURE.md, "Interfaces"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--config",
    "directory",
    type=click.Path(path_type=Path),
    envvar="FINDER_CONFIG",
    help="The configuration folder (default: ./config, else your user folder).",
)
@click.version_option(package_name="finder")
@click.pass_context
def finder(context: click.Context, directory: Path | None) -> None:
    """Finds the surgeons to write to, why, and with which proven words. It never writes to them."""
    context.obj = Session(directory)


for command in (
    *runs.COMMANDS,
    *people.COMMANDS,
    *review.COMMANDS,
    *contacts.COMMANDS,
    *keep.COMMANDS,
    *pages.COMMANDS,
    *programs.COMMANDS,
):
    finder.add_command(command)


def main() -> None:
    """The `finder` command."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Runs one command and gives its exit status: 0 done, 3 in part, 2 wrong usage, 1 failed."""
    try:
        status = finder.main(arguments, prog_name="finder", standalone_mode=False)
        return status if isinstance(status, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        return _say("Stopped. What was stored stays; the next run goes on from there.", 130)
    except click.ClickException as error:
        error.show()
        return USAGE
    except ConfigError as error:
        return _say(
            "The configuration needs a correction:\n" + "\n".join(f"  - {p}" for p in error.problems), USAGE
        )
    except UsageError as error:
        return _say(str(error), USAGE)
    except (FinderError, SourceError) as error:
        return _say(str(error), FAILED)
    except (BrokenPipeError, SystemExit):
        # the reader went away (`finder targets | head`), no failure; click says it as SystemExit, and
        # outside its standalone mode says nothing else so
        return _unread()
    except Exception as error:  # the last place before the user: a sentence and a report, never a traceback
        return _say(said, FAILED) if (said := advice(error)) else _bug()


def _say(sentence: str, status: int) -> int:
    click.echo(sentence, err=True)
    return status


def _unread() -> int:
    """Nothing to say, and no second error when Python flushes stdout at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _bug() -> int:
    return _say(
        "finder met something it does not know how to handle; that is a mistake in finder, and "
        f"nothing you stored was lost. Please report it with {_report()}.",
        FAILED,
    )


def _report() -> str:
    """The file that holds what happened; where none can be written, the last line of it."""
    met = traceback.format_exc()
    try:
        with tempfile.NamedTemporaryFile("w", prefix="finder-error-", suffix=".txt", delete=False) as report:
            report.write(met)
    except OSError:
        return f"these words: {met.splitlines()[-1]}"
    return f"the file {report.name}"
