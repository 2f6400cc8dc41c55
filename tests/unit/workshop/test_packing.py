"""Values of the model on their way between two processes."""

import multiprocessing

from viewer.model import (
    AlignedRow,
    Article,
    Block,
    Comparison,
    Place,
    Quotation,
    QuotationKind,
    Relation,
    Signal,
    SignalKind,
    Span,
    Speaker,
    Variant,
    VariantKind,
)
from viewer.workshop.packing import pack_values_quickly


def test_what_arrives_is_what_was_sent() -> None:
    place = Place(0, Span(4, 8))
    speaker = Speaker("Ada Low", place)
    quotation = Quotation(place, "“Mill”", QuotationKind.MIXED, speaker, "said")
    article = Article("a", "a.txt", "Mill", (Block("The mill"),), (quotation,))
    variant = Variant(VariantKind.OMISSION, (place,), (), (Signal(SignalKind.NUMBER, "4", "6"),))
    row = AlignedRow((0,), (0,), Relation.EDITED, variants=(variant,))
    comparison = Comparison(article, article, (row,))
    pack_values_quickly()
    here, there = multiprocessing.Pipe()
    here.send(comparison)
    arrived = there.recv()
    assert arrived == comparison
    assert arrived.base is arrived.witness
