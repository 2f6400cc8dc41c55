"""Stories, comparisons and articles as lines to read in a terminal."""

from collections.abc import Iterator
from itertools import groupby

from viewer.export.escape import printable
from viewer.export.words import (
    FATES,
    GLYPHS,
    MOVED,
    RELATIONS,
    ROLES,
    SIGNALS,
    count,
    date_words,
    language_name,
    problem_sentence,
    warning_sentence,
)
from viewer.model import (
    FURNITURE,
    AlignedRow,
    Article,
    Comparison,
    Library,
    Problem,
    Quotation,
    QuotationMatch,
    Relation,
    Story,
)

EXCERPT = 72
"""Characters of a paragraph that are shown: enough to know it by, and a line of a narrow terminal with its sign."""


def problem_line(problem: Problem) -> str:
    """Return one line that names what was left out and why."""
    return f"{printable(problem.path)}: {printable(problem_sentence(problem))}"


def library_lines(library: Library) -> Iterator[str]:
    """Yield topics, their stories and their tellings, indented."""
    yield f"{count(len(library.articles), 'article')}, {count(len(library.stories), 'story', 'stories')}"
    for topic in library.topics:
        yield ""
        yield f"{printable(topic.label)} ({count(len(topic.stories), 'story', 'stories')})"
        for story in topic.stories:
            if len(topic.stories) > 1 or story.label != topic.label:
                yield f"  {printable(story.label)}"
            yield from _story_lines(story)
    if library.problems:
        yield ""
        yield f"Left out: {len(library.problems)}"


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield both titles, every row with its relation, and every quotation with its fate."""
    for letter, article in (("A", comparison.base), ("B", comparison.witness)):
        yield f"{letter}  {printable(article.title)}"
        yield f"   {source_words(article)}"
    yield ""
    for folded, rows in groupby(comparison.rows, lambda row: row.relation is Relation.SAME and not row.moved):
        members = tuple(rows)
        if folded:
            yield f"=  {count(len(members), 'paragraph')} the same"
            continue
        for row in members:
            yield from _row_lines(comparison, row)
    if comparison.quotations:
        yield ""
        yield "Quotations"
        for match in comparison.quotations:
            yield from _match_lines(comparison, match)


def article_lines(article: Article) -> Iterator[str]:
    """Yield how an article was read: title, source, every block with its role and foreign stretches, warnings."""
    yield printable(article.title)
    yield f"  {source_words(article)}"
    for block in article.blocks:
        mark = "-" if block.role in FURNITURE else " "
        languages = ", ".join(dict.fromkeys(language_name(span.language) or span.script for span in block.spans))
        label = ROLES[block.role] + (f", {languages}" if languages else "")
        yield f"  {mark} [{label}] {excerpt(block.text)}"
    for quotation in article.quotations:
        yield f"  ❝ {_quoted(quotation)}"
    for warning in article.warnings:
        yield f"  ! {printable(warning_sentence(warning))}"


def source_words(article: Article) -> str:
    """Return where an article comes from: outlet, date, language and path, as far as they are known."""
    known = (article.outlet, date_words(article.date), language_name(article.language), article.path)
    return " · ".join(printable(part) for part in known if part)


def excerpt(text: str) -> str:
    """Return the beginning of a text on one line."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def _story_lines(story: Story) -> Iterator[str]:
    if story.why.terms:
        yield f"    shared: {', '.join(printable(term) for term in story.why.terms)}"
    copies = {name: number for number, group in enumerate(story.copies, start=1) for name in group}
    for article in story.articles:
        group = f" · copies {copies[article.id]}" if article.id in copies else ""
        yield f"    {printable(article.id)} · {printable(article.title)}{group}"


def _row_lines(comparison: Comparison, row: AlignedRow) -> Iterator[str]:
    relation = RELATIONS[row.relation] + (f", {MOVED}" if row.moved else "")
    yield f"{GLYPHS[row.relation]}  {relation}{'' if row.certain else ', unsure'}"
    for letter, article, blocks in (("A", comparison.base, row.base), ("B", comparison.witness, row.witness)):
        for index in blocks:
            yield f"   {letter} {excerpt(article.blocks[index].text)}"
    for variant in row.variants:
        for signal in variant.signals:
            yield f"     ! {SIGNALS[signal.kind]}: {printable(signal.base) or '–'} → {printable(signal.witness) or '–'}"


def _match_lines(comparison: Comparison, match: QuotationMatch) -> Iterator[str]:
    base = None if match.base is None else comparison.base.quotations[match.base]
    witness = None if match.witness is None else comparison.witness.quotations[match.witness]
    yield f"❝  {FATES[match.fate]}"
    if base is not None:
        yield f"   A {_quoted(base)}"
    if witness is not None:
        yield f"   B {_quoted(witness)}"
    if match.passage is not None:
        block = comparison.witness.blocks[match.passage.block]
        yield f"   B {excerpt(match.passage.span.of(block.text))}"


def _quoted(quotation: Quotation) -> str:
    speaker = printable(quotation.speaker.name) if quotation.speaker else "speaker unknown"
    return f"{excerpt(quotation.text)} ({speaker})"
