"""`stories`: what is found under the inputs, grouped."""

import argparse

from viewer.commands.faults import DONE, FAILED
from viewer.commands.streams import show, write
from viewer.export.listing import library_lines, problem_line
from viewer.export.records import library_record, to_json
from viewer.export.terminal import meter, tell


def list_stories(options: argparse.Namespace) -> int:
    """Group the inputs, print or write the stories, and return the exit status."""
    from viewer.library import open_library  # noqa: PLC0415 - only the commands that group load what groups

    with meter() as report:
        library = open_library(options.inputs, report=report)
    for problem in library.problems:
        tell(problem_line(problem))
    if options.json is None:
        show(library_lines(library))
    else:
        write(options.json, to_json(library_record(library)))
    return DONE if library.articles else FAILED
