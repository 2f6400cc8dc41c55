"""What a file holds: itself, or, where it is an archive, its members."""

from collections.abc import Iterator
from pathlib import Path

from viewer.model import Problem
from viewer.reading.files import Source, open_file, read_whole, shown
from viewer.reading.packed import BLOCK, UNWATCHED, Watch, packing_of


def iter_contents(
    path: Path,
    *,
    id: str,  # noqa: A002 - the noun's own field
    watch: Watch = UNWATCHED,
) -> Iterator[Source | Problem]:
    """Yield the file itself, or the members of an archive in the order of their names, each as it is wanted.

    Members have the id and the path of the archive with `#` and their name behind. What cannot be read of an archive
    is a problem. Raises `UnreadableArticleError` for a file that cannot be read.
    """
    with open_file(path) as file:
        head = file.read(BLOCK)
        packing = packing_of(path.name, head) if head else None
        file.seek(0)
        if packing is None:
            yield Source(id, shown(path), path.name, read_whole(file, path))
            return
        from viewer.reading.archives import Archive, unpack  # noqa: PLC0415 - most folders hold none, and need no libraries

        yield from unpack(Archive(file, packing, id, shown(path)), watch)
