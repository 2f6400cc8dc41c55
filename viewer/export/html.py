"""A comparison as one self-contained HTML page: no script, nothing fetched, every word of the articles escaped."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from types import MappingProxyType

from viewer.export.cards import Card, Words
from viewer.export.files import write_whole
from viewer.export.runs import Ink, Run
from viewer.export.sheet import DEFAULT_STYLE, LEGEND, Cell, Fact, Fold, Heading, Paragraph, Row, Sheet, Style, lay_out
from viewer.model import Comparison, Direction
from viewer.resources import resource

SECURITY = "default-src 'none'; style-src 'unsafe-inline'"
"""Whatever an article may have smuggled in, the browser fetches and runs nothing."""

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


def render_html(comparison: Comparison, *, style: Style = DEFAULT_STYLE) -> str:
    """Return the comparison as one page that shows the same everywhere and can be printed."""
    sheet = lay_out(comparison, style)
    return "\n".join(_page(sheet)) + "\n"


def write_html(comparison: Comparison, target: Path, *, style: Style = DEFAULT_STYLE) -> None:
    """Write the comparison as a page, whole or not at all; raises `ExportError`."""
    write_whole(target, render_html(comparison, style=style).encode())


def _page(sheet: Sheet) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(SECURITY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="generator" content="Variorum">'
    yield f"<title>{_safe(sheet.title)}</title>"
    yield f"<style>\n{resource('templates', 'comparison.css').read_text(encoding='utf-8')}</style>\n</head>\n<body>"
    yield "<header>\n<h1>Two tellings of one story, side by side</h1>"
    yield f'<div class="heads">{"".join(map(_masthead, sheet.headings))}</div>\n</header>\n<main>'
    yield from _summary(sheet)
    yield from _sides(sheet)
    if sheet.cards:
        yield from _cards(sheet.cards)
    yield "</main>\n</body>\n</html>"


def _masthead(heading: Heading) -> str:
    title = f'<p class="title"{_spoken(heading.language, heading.direction)}>{_safe(heading.title)}</p>'
    warnings = "".join(f'<p class="warning">{_safe(warning)}</p>' for warning in heading.warnings)
    details = _safe(" · ".join((heading.letter, *heading.details)))
    return f'<div><p class="details"><bdi>{details}</bdi></p>{title}{warnings}</div>'


def _summary(sheet: Sheet) -> Iterator[str]:
    yield '<section>\n<h2>What was found</h2>\n<ul class="facts">'
    yield from (_fact(fact) for fact in sheet.facts)
    yield f"</ul>\n<p>{_safe(sheet.share)}</p>"
    legend = "".join(f"<span>{_element(ink, WITNESS, words)}</span>" for ink, words in LEGEND)
    yield f'<p class="legend">Reading the marks: {legend}</p>\n</section>'


def _fact(fact: Fact) -> str:
    return f'<li class="fact-{fact.kind}"><b aria-hidden="true">{fact.glyph}</b>{_safe(fact.words)}</li>'


def _sides(sheet: Sheet) -> Iterator[str]:
    heads = [
        f'<th scope="col"><bdi>{_safe(head.letter)} · {_safe(head.source)}</bdi>{_title(head)}</th>'
        for head in sheet.headings
    ]
    yield '<section>\n<h2>Side by side</h2>\n<table class="sides">\n<colgroup><col><col class="middle"><col></colgroup>'
    middle = '<th scope="col"><span class="unseen">How they stand to each other</span></th>'
    yield f"<thead><tr>{heads[BASE]}{middle}{heads[WITNESS]}</tr></thead>"
    yield "<tbody>"
    for line in sheet.lines:
        if isinstance(line, Fold):
            yield f'<tr><td class="fold" colspan="3">{_safe(line.words)}</td></tr>'
        else:
            yield _row(line)
    yield "</tbody>\n</table>\n</section>"


def _title(heading: Heading) -> str:
    return f"<strong{_spoken(heading.language, heading.direction)}>{_safe(heading.title)}</strong>"


def _row(row: Row) -> str:
    kind = "moved" if row.is_moved else row.relation.value
    gutter = f'<td class="gutter"><span aria-hidden="true">{_safe(row.glyph)}</span>{_safe(row.words)}</td>'
    return f'<tr class="{kind}">{_cell(row.base, BASE)}{gutter}{_cell(row.witness, WITNESS)}</tr>'


def _cell(cell: Cell, side: int) -> str:
    if cell.gap:
        return f'<td class="gap">{_safe(cell.gap)}</td>'
    kind = " tongue" if any(paragraph.is_foreign for paragraph in cell.paragraphs) else ""
    kind += f" {cell.paragraphs[0].direction.value}"
    return f'<td class="cell{kind}">{"".join(_paragraph(paragraph, side) for paragraph in cell.paragraphs)}</td>'


def _paragraph(paragraph: Paragraph, side: int) -> str:
    tone = " foreign" if paragraph.is_foreign else ""
    badges = "".join(
        f'<span class="badge{tone}" lang="en" dir="ltr">{_safe(words)}</span>' for words in paragraph.badges
    )
    runs = _runs(paragraph.runs, side, paragraph.language, paragraph.direction)
    return f'<p class="{paragraph.role.value}"{_spoken(paragraph.language, paragraph.direction)}>{badges}{runs}</p>'


def _runs(runs: Iterable[Run], side: int, language: str | None, direction: Direction) -> str:
    """Return runs as elements; language and direction are told only where they differ from those around."""
    parts = []
    for run in runs:
        differs = (run.language, run.direction) != (language, direction)
        parts.append(_element(run.ink, side, run.text, _spoken(run.language, run.direction) if differs else ""))
    return "".join(parts)


def _element(ink: Ink, side: int, words: str, spoken: str = "") -> str:
    if ink is Ink.PLAIN:
        return f"<span{spoken}>{_safe(words)}</span>" if spoken else _safe(words)
    *elements, kind = ELEMENTS[ink]
    named = f' class="{kind}"' if kind else ""
    return f"<{elements[side]}{named}{spoken}>{_safe(words)}</{elements[side]}>"


def _cards(cards: Iterable[Card]) -> Iterator[str]:
    yield '<section>\n<h2>Quotations</h2>\n<table class="cards">'
    heads = "".join(f'<th scope="col">{words}</th>' for words in ("Speaker and fate", "A", "B"))
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for card in cards:
        fate = f'<span class="{"fate" if card.is_changed else "badge"}">{_safe(card.fate)}</span>'
        note = f'<p class="note">{_safe(card.note)}</p>' if card.note else ""
        who = f"<td><p>Q{card.number} <strong><bdi>{_safe(card.speaker)}</bdi></strong></p><p>{fate}</p>{note}</td>"
        changed = card.is_changed and card.base is not None
        yield f"<tr>{who}{_said(card.base, BASE)}{_said(card.witness, WITNESS, is_changed=changed)}</tr>"
    yield "</tbody>\n</table>\n</section>"


def _said(words: Words | None, side: int, *, is_changed: bool = False) -> str:
    if words is None:
        return '<td class="said">–</td>'
    kind = "said changed" if is_changed else "said"
    runs = _runs(words.runs, side, words.language, words.direction)
    return f'<td class="{kind}"{_spoken(words.language, words.direction)}>{runs}</td>'


def _spoken(language: str | None, direction: Direction) -> str:
    """Return the attributes of language and direction; an empty `lang` says that the language is not known."""
    return f' lang="{escape(language or "")}" dir="{direction.value}"'


def _safe(text: str) -> str:
    return escape(text.encode("utf-8", "replace").decode())
