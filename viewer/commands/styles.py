"""How a document is to look, as the words of the command line ask."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.export.sheet import Style


def style_of(options: argparse.Namespace) -> "Style":
    """Return the style that the options ask for."""
    from viewer.export.sheet import Paper, Style  # noqa: PLC0415 - rooms are loaded when they are needed

    return Style(furniture=options.furniture, fold_unchanged=options.fold, paper=Paper(options.paper))
