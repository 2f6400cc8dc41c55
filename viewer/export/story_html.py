"""A story as a whole as one self-contained HTML page: no script, nothing fetched, every word escaped."""

from collections.abc import Iterator

from viewer.collation.coverage import Coverage
from viewer.collation.ledger import Ledger
from viewer.export.elements import BASE, page_head, run_elements, safe, spoken, teller
from viewer.export.sheet import DEFAULT_STYLE, Fold, Style
from viewer.export.story_sheet import Column, MatrixCell, MatrixRow, StatementCard, StorySheet, Told, lay_out_story
from viewer.export.words import joined


def render_story_html(label: str, coverage: Coverage, ledger: Ledger, *, style: Style = DEFAULT_STYLE) -> str:
    """Return a story as one page that shows the same everywhere and can be printed."""
    return "\n".join(_page(lay_out_story(label, coverage, ledger, style))) + "\n"


def _page(sheet: StorySheet) -> Iterator[str]:
    yield from page_head(sheet.title, "comparison.css", "story.css")
    yield f'<header>\n<h1>All tellings of one story</h1>\n<p class="title">{safe(sheet.title)}</p>'
    yield f'<p class="details">{safe(sheet.summary)}</p>\n</header>\n<main>'
    yield '<section>\n<h2>Who tells it</h2>\n<ol class="tellings">'
    yield from (_telling(column) for column in sheet.columns)
    yield "</ol>"
    yield from (f"<p>{safe(sentence)}</p>" for sentence in sheet.reuse)
    yield "</section>"
    yield from _matrix(sheet)
    if sheet.cards:
        yield from _ledger(sheet)
    yield "</main>\n</body>\n</html>"


def _telling(column: Column) -> str:
    heading = column.heading
    title = f"<strong{spoken(heading.language, heading.direction)}>{safe(heading.title)}</strong>"
    details = safe(joined(heading.details))
    warnings = "".join(f'<span class="warning">{safe(warning)}</span>' for warning in heading.warnings)
    facts = f'<span class="note">{safe(column.facts)}</span>'
    return (
        f'<li><b class="letter">{safe(heading.letter)}</b>{title}<span class="details">'
        f"<bdi>{details}</bdi></span>{facts}{warnings}</li>"
    )


def _matrix(sheet: StorySheet) -> Iterator[str]:
    yield "<section>\n<h2>Paragraphs</h2>"
    legend = "".join(
        f'<span><i class="sign {kind}">{safe(glyph)}</i> {safe(words)}</span>' for kind, glyph, words in sheet.legend
    )
    yield f'<p class="legend">{legend}</p>'
    yield '<div class="wide"><table class="matrix">'
    heads = "".join(
        f'<th scope="col" title="{safe(one.heading.source)}">{one.heading.letter}</th>' for one in sheet.columns
    )
    yield f'<thead><tr><th scope="col">Paragraph</th>{heads}</tr></thead>\n<tbody>'
    for line in sheet.lines:
        if isinstance(line, Fold):
            yield f'<tr><td class="fold" colspan="{len(sheet.columns) + 1}">{safe(line.words)}</td></tr>'
        else:
            yield _row(line)
    yield "</tbody>\n</table></div>\n</section>"


def _row(row: MatrixRow) -> str:
    words = run_elements(row.words.runs, BASE, row.words.language, row.words.direction)
    alone = '<span class="badge">nobody else has it</span>' if row.is_alone else ""
    said = f"<span{spoken(row.words.language, row.words.direction)}>{words}</span>"
    head = f'<th scope="row" class="{row.words.direction.value}">{said}{alone}</th>'
    return f"<tr>{head}{''.join(map(_cell, row.cells))}</tr>"


def _cell(cell: MatrixCell) -> str:
    moved = ' <span aria-hidden="true">↘</span>' if cell.is_moved else ""
    kept = f"<small>{safe(cell.kept)}</small>" if cell.kept else ""
    sign = f'<span aria-hidden="true">{safe(cell.glyph)}</span>{moved}<span class="unseen">{safe(cell.words)}</span>'
    return f'<td class="sign {cell.kind}">{sign}{kept}</td>'


def _ledger(sheet: StorySheet) -> Iterator[str]:
    yield '<section>\n<h2>Quotations, the most varied first</h2>\n<table class="ledger">'
    heads = "".join(f'<th scope="col">{words}</th>' for words in ("Statement", "In", "Fate", "Words"))
    yield f"<thead><tr>{heads}</tr></thead>"
    for card in sheet.cards:
        yield from _card(card)
    yield "</table>\n</section>"


def _card(card: StatementCard) -> Iterator[str]:
    absent = f'<p class="note">{safe(card.absent)}</p>' if card.absent else ""
    who = f"<p>{card.number} <strong><bdi>{safe(card.speaker)}</bdi></strong></p><p>{safe(card.variation)}</p>{absent}"
    yield "<tbody>"
    for at, told in enumerate(card.told):
        head = f'<th scope="rowgroup" rowspan="{len(card.told)}">{who}</th>' if at == 0 else ""
        yield f"<tr>{head}{_told(told)}</tr>"
    yield "</tbody>"


def _told(told: Told) -> str:
    fate = f'<span class="{"fate" if told.is_changed else "badge"}">{safe(told.fate)}</span>'
    words = run_elements(told.words.runs, BASE, told.words.language, told.words.direction)
    kind = "said changed" if told.is_changed else "said"
    said = f'<td class="{kind}"{spoken(told.words.language, told.words.direction)}>{teller(told.speaker)}{words}</td>'
    verbs = f'<p class="note"><bdi>{safe(told.verbs)}</bdi></p>' if told.verbs else ""
    return f"<td>{safe(told.letters)}</td><td>{fate}{verbs}</td>{said}"
