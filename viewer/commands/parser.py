"""The words that the command line takes, and the command that each stands for."""

import argparse
from pathlib import Path

from viewer import __version__
from viewer.commands.comparing import compare_articles
from viewer.commands.inspecting import inspect
from viewer.commands.stories import list_stories

# The rooms of the engine are imported inside the commands that need them: --help answers at once, and compare never
# waits for what only grouping needs. Each such import carries PLC0415 for that reason.


def build_parser() -> argparse.ArgumentParser:
    """Return what parses a command line; `command` of its answer does the work."""
    parser = argparse.ArgumentParser(
        prog="variorum",
        description="Show how a news story changes from one telling to the next.",
        usage="%(prog)s [-h] [--version] COMMAND ...\n       %(prog)s [--theme THEME] [PATH ...]",
        epilog="With no command, the window opens on each PATH given, a folder, a file, an archive or a workspace; "
        "--theme light, dark, high-contrast or system sets its colours for this once.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Variorum {__version__}")
    commands = parser.add_subparsers(title="commands", prog="variorum", required=True, metavar="COMMAND")

    stories = commands.add_parser("stories", help="group articles by story", allow_abbrev=False)
    stories.add_argument("inputs", nargs="+", type=_path, metavar="INPUT", help="a folder, a file or an archive")
    stories.add_argument("--json", type=_name, metavar="FILE", help="write JSON to FILE, or to standard output for -")
    stories.set_defaults(command=list_stories)

    _add_compare(commands.add_parser("compare", help="compare two tellings of a story", allow_abbrev=False))

    inspecting = commands.add_parser("inspect", help="show how articles are read", allow_abbrev=False)
    inspecting.add_argument("inputs", nargs="*", type=_path, metavar="INPUT", help="a folder, a file or an archive")
    inspecting.add_argument(
        "--texts", type=_name, metavar="FILE", help='read {"id", "text"} lines from FILE, or from - instead'
    )
    inspecting.add_argument(
        "--json", type=_name, metavar="FILE", help="write one article a line to FILE, or to - for standard output"
    )
    inspecting.set_defaults(command=inspect, misuse=inspecting.error)
    return parser


def _add_compare(compare: argparse.ArgumentParser) -> None:
    compare.add_argument(
        "articles",
        nargs="*",
        type=_path,
        metavar="BASE WITNESS",
        help="two files; FILE#N is the N-th record of FILE, ZIP#NAME a member",
    )
    compare.add_argument(
        "--pairs", type=_name, metavar="FILE", help='compare each {"id", "base", "witness"} line of FILE instead'
    )
    compare.add_argument(
        "--story", nargs="+", type=_path, metavar="INPUT", help="compare all articles of a story under INPUT instead"
    )
    compare.add_argument(
        "--base", type=_path, metavar="PATH", help="the article that the others are read against (with --story)"
    )
    compare.add_argument("--csv", type=_name, metavar="FILE", help="write the quotations of a story as a spreadsheet")
    compare.add_argument("--json", type=_name, metavar="FILE", help="write JSON to FILE, or to standard output for -")
    compare.add_argument(
        "--pdf", type=_name, metavar="FILE", help="write the comparison as a PDF for print and archive"
    )
    compare.add_argument("--html", type=_name, metavar="FILE", help="write the comparison as one self-contained page")
    compare.add_argument(
        "--no-model", action="store_true", help="compare by wording alone: faster, and blind to paraphrase"
    )
    compare.add_argument("--furniture", action="store_true", help="print the site furniture too (PDF, HTML)")
    compare.add_argument("--fold", action="store_true", help="fold runs of unchanged paragraphs (PDF, HTML)")
    compare.add_argument("--paper", choices=("a4", "letter"), default="a4", help="page size of the PDF")
    compare.set_defaults(command=compare_articles, misuse=compare.error)


def _name(word: str) -> str:
    """Return a word that names a file; an empty one is refused: as a path it would be the current folder."""
    if not word:
        raise argparse.ArgumentTypeError("the name of a file or folder is empty")
    return word


def _path(word: str) -> Path:
    return Path(_name(word))
