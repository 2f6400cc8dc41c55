"""Pieces of pages: the head that lets nothing run, and words as elements with their language and direction."""

from collections.abc import Iterable, Iterator
from html import escape
from types import MappingProxyType

from viewer.export.runs import Ink, Run
from viewer.model import Direction
from viewer.resources import resource

SECURITY = "default-src 'none'; style-src 'unsafe-inline'"
"""Whatever an article may have smuggled in, the browser fetches and runs nothing."""

GENERATOR = '<meta name="generator" content="Variorum">'
"""Says in a page what made it."""

ELEMENTS = MappingProxyType(
    {
        Ink.FOREIGN: ("mark", "mark", "foreign"),
        Ink.GAINED: ("ins", "ins", ""),
        Ink.LOST: ("del", "del", ""),
        Ink.EXCHANGED: ("del", "ins", "exchanged"),
        Ink.QUOTED: ("mark", "mark", "quoted"),
        Ink.PILL: ("span", "span", "pill"),
        Ink.FATE: ("span", "span", "fate"),
        Ink.TONGUE: ("span", "span", "tongue-name"),
        Ink.CHIP: ("span", "span", "chip"),
    }
)
"""Element in the base, element in the witness, class; what a screen reader says before the words is in the style."""

BASE, WITNESS = 0, 1


def page_head(title: str, *styles: str) -> Iterator[str]:
    """Yield everything of a page before its content, the named style sheets inside it."""
    yield '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(SECURITY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield GENERATOR
    yield f"<title>{safe(title)}</title>"
    sheets = "".join(resource("templates", name).read_text(encoding="utf-8") for name in styles)
    yield f"<style>\n{sheets}</style>\n</head>\n<body>"


def run_elements(runs: Iterable[Run], side: int, language: str | None, direction: Direction) -> str:
    """Return runs as elements; language and direction are told only where they differ from those around."""
    parts = []
    for run in runs:
        differs = (run.language, run.direction) != (language, direction)
        parts.append(element(run.ink, side, run.text, spoken(run.language, run.direction) if differs else ""))
    return "".join(parts)


def element(ink: Ink, side: int, words: str, attributes: str = "") -> str:
    """Return words painted with an ink, as it is painted on one side."""
    if ink is Ink.PLAIN:
        return f"<span{attributes}>{safe(words)}</span>" if attributes else safe(words)
    *elements, kind = ELEMENTS[ink]
    named = f' class="{kind}"' if kind else ""
    return f"<{elements[side]}{named}{attributes}>{safe(words)}</{elements[side]}>"


def teller(name: str) -> str:
    """Return who says the words that follow, `""` where nobody is named."""
    return f'<p class="note"><bdi>{safe(name)}</bdi></p>' if name else ""


def spoken(language: str | None, direction: Direction) -> str:
    """Return the attributes of language and direction; an empty `lang` says that the language is not known."""
    return f' lang="{escape(language or "")}" dir="{direction.value}"'


def safe(text: str) -> str:
    """Return a text in which nothing is markup; lone surrogates, which no page can hold, are replaced."""
    return escape(text.encode("utf-8", "replace").decode())
