"""What `make run` does without a display: list the stories, and set the first two tellings of one as a PDF.

usage: first_pair.py FOLDER TARGET.pdf
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from viewer.collation.comparison import compare  # noqa: E402 - found beside this folder
from viewer.export.escape import printable  # noqa: E402 - the path comes first
from viewer.export.listing import library_lines, problem_line  # noqa: E402 - the path comes first
from viewer.export.pdf import write_pdf  # noqa: E402 - the path comes first
from viewer.library import open_library  # noqa: E402 - the path comes first


def main() -> None:
    """Print what is found in the folder and write the first two tellings of one story as a PDF, where there are two."""
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    sys.stdout.reconfigure(errors="backslashreplace")
    library = open_library([folder])
    for line in library_lines(library):
        print(line)
    for problem in library.problems:
        print(problem_line(problem))
    print()
    story = next((story for story in library.stories if len(story.articles) > 1), None)
    if not library.articles:
        print(f"There is no article in {printable(str(folder))}, so there is nothing to compare.")
    elif story is None:
        print("No story has two tellings, so there is nothing to compare.")
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_pdf(compare(*story.articles[:2]), target)
        print(f"The comparison of the first pair stands in {printable(str(target))}")


if __name__ == "__main__":
    main()
