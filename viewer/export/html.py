"""A comparison as one self-contained HTML page: no script, nothing fetched, every word of the articles escaped."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from viewer.export.cards import Card, Words
from viewer.export.elements import BASE, WITNESS, element, page_head, run_elements, safe, spoken, teller
from viewer.export.files import write_whole
from viewer.export.sheet import DEFAULT_STYLE, LEGEND, Cell, Fact, Fold, Heading, Paragraph, Row, Sheet, Style, lay_out
from viewer.export.words import joined
from viewer.model import Comparison


def render_html(comparison: Comparison, *, style: Style = DEFAULT_STYLE) -> str:
    """Return the comparison as one page that shows the same everywhere and can be printed."""
    sheet = lay_out(comparison, style)
    return "\n".join(_page(sheet)) + "\n"


def write_html(comparison: Comparison, target: Path, *, style: Style = DEFAULT_STYLE) -> None:
    """Write the comparison as a page, whole or not at all; raises `ExportError`."""
    write_whole(target, render_html(comparison, style=style).encode())


def _page(sheet: Sheet) -> Iterator[str]:
    yield from page_head(sheet.title, "comparison.css")
    yield "<header>\n<h1>Two tellings of one story, side by side</h1>"
    yield f'<div class="heads">{"".join(map(_masthead, sheet.headings))}</div>\n</header>\n<main>'
    yield from _summary(sheet)
    yield from _sides(sheet)
    if sheet.cards:
        yield from _cards(sheet.cards)
    yield "</main>\n</body>\n</html>"


def _masthead(heading: Heading) -> str:
    title = f'<p class="title"{spoken(heading.language, heading.direction)}>{safe(heading.title)}</p>'
    warnings = "".join(f'<p class="warning">{safe(warning)}</p>' for warning in heading.warnings)
    details = safe(joined((heading.letter, *heading.details)))
    return f'<div><p class="details"><bdi>{details}</bdi></p>{title}{warnings}</div>'


def _summary(sheet: Sheet) -> Iterator[str]:
    yield '<section>\n<h2>What was found</h2>\n<ul class="facts">'
    yield from (_fact(fact) for fact in sheet.facts)
    yield f"</ul>\n<p>{safe(sheet.share)}</p>"
    legend = "".join(f"<span>{element(ink, WITNESS, words)}</span>" for ink, words in LEGEND)
    yield f'<p class="legend">Reading the marks: {legend}</p>\n</section>'


def _fact(fact: Fact) -> str:
    return f'<li class="fact-{fact.kind}"><b aria-hidden="true">{fact.glyph}</b>{safe(fact.words)}</li>'


def _sides(sheet: Sheet) -> Iterator[str]:
    heads = [
        f'<th scope="col"><bdi>{safe(head.letter)} · {safe(head.source)}</bdi>{_title(head)}</th>'
        for head in sheet.headings
    ]
    yield '<section>\n<h2>Side by side</h2>\n<table class="sides">\n<colgroup><col><col class="middle"><col></colgroup>'
    middle = '<th scope="col"><span class="unseen">How they stand to each other</span></th>'
    yield f"<thead><tr>{heads[BASE]}{middle}{heads[WITNESS]}</tr></thead>"
    yield "<tbody>"
    for line in sheet.lines:
        if isinstance(line, Fold):
            yield f'<tr><td class="fold" colspan="3">{safe(line.words)}</td></tr>'
        else:
            yield _row(line)
    yield "</tbody>\n</table>\n</section>"


def _title(heading: Heading) -> str:
    return f"<strong{spoken(heading.language, heading.direction)}>{safe(heading.title)}</strong>"


def _row(row: Row) -> str:
    kind = "moved" if row.is_moved else row.relation.value
    gutter = f'<td class="gutter"><span aria-hidden="true">{safe(row.glyph)}</span>{safe(row.words)}</td>'
    return f'<tr class="{kind}">{_cell(row.base, BASE)}{gutter}{_cell(row.witness, WITNESS)}</tr>'


def _cell(cell: Cell, side: int) -> str:
    if cell.gap:
        return f'<td class="gap">{safe(cell.gap)}</td>'
    kind = " tongue" if any(paragraph.is_foreign for paragraph in cell.paragraphs) else ""
    kind += f" {cell.paragraphs[0].direction.value}"
    return f'<td class="cell{kind}">{"".join(_paragraph(paragraph, side) for paragraph in cell.paragraphs)}</td>'


def _paragraph(paragraph: Paragraph, side: int) -> str:
    tone = " foreign" if paragraph.is_foreign else ""
    badges = "".join(
        f'<span class="badge{tone}" lang="en" dir="ltr">{safe(words)}</span>' for words in paragraph.badges
    )
    runs = run_elements(paragraph.runs, side, paragraph.language, paragraph.direction)
    return f'<p class="{paragraph.role.value}"{spoken(paragraph.language, paragraph.direction)}>{badges}{runs}</p>'


def _cards(cards: Iterable[Card]) -> Iterator[str]:
    yield '<section>\n<h2>Quotations</h2>\n<table class="cards">'
    heads = "".join(f'<th scope="col">{words}</th>' for words in ("Speaker and fate", "A", "B"))
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for card in cards:
        fate = f'<span class="{"fate" if card.is_changed else "badge"}">{safe(card.fate)}</span>'
        note = f'<p class="note">{safe(card.note)}</p>' if card.note else ""
        who = f"<td><p>Q{card.number} <strong><bdi>{safe(card.speaker)}</bdi></strong></p><p>{fate}</p>{note}</td>"
        changed = card.is_changed and card.base is not None
        yield f"<tr>{who}{_said(card.base, BASE)}"
        yield f"{_said(card.witness, WITNESS, card.witness_speaker, is_changed=changed)}</tr>"
    yield "</tbody>\n</table>\n</section>"


def _said(words: Words | None, side: int, speaker: str = "", *, is_changed: bool = False) -> str:
    """Return a cell of words, with who says them where that is another one than is named beside them."""
    if words is None:
        return '<td class="said">–</td>'
    who = teller(speaker)
    kind = "said changed" if is_changed else "said"
    runs = run_elements(words.runs, side, words.language, words.direction)
    return f'<td class="{kind}"{spoken(words.language, words.direction)}>{who}{runs}</td>'
