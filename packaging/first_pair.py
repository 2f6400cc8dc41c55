"""Print the paths of the first two tellings of the first story that has two: FOLDER STORIES_JSON."""

import json
import sys
from pathlib import Path


def main() -> None:
    """Print two lines, or nothing where no story has two tellings in files of their own."""
    folder, listing = Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    articles = {article["id"]: article for article in listing["articles"]}
    for story in listing["stories"]:
        files = [articles[name] for name in story["articles"] if articles[name]["record"] is None]
        if len(files) > 1:
            for article in files[:2]:
                path = Path(article["path"])
                print(path if path.exists() else folder / path)
            return


if __name__ == "__main__":
    main()
