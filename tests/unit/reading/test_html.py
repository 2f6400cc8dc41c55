import json
import sys

import pytest

from viewer.formats import WarningKind
from viewer.reading import html
from viewer.reading.draft import Draft
from viewer.reading.fragments import fragments_of, parse
from viewer.reading.html import read_html
from viewer.reading.structure import assign_roles

PROSE = [
    "The council voted on Tuesday to close the old bridge for two years, saying that the iron had rusted through.",
    "Engineers told the meeting that repairs would cost some 14 million crowns, of which the state would pay a third.",
    "Shopkeepers on the east bank fear that customers will stay away, and asked for a ferry in the meantime.",
    "The ferry company has two vessels that could carry 60 passengers each, but neither of them takes bicycles.",
    "A decision on the ferry is expected in March, after a hearing to which both banks of the river are invited.",
]
PAGE = f"""<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE html>
<html lang="en-GB"><head><title>Old bridge to close for two years | Valley Herald</title>
<meta property="og:site_name" content="Valley Herald">
<meta property="article:published_time" content="2024-02-06T09:15:00+01:00"><style>p {{}}</style></head><body>
<div class="cookie-banner"><p>We use cookies to make this page better for you.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">A longer name of a rubric</a></li></ul></nav>
<main><article class="article-with-ads"><div class="kicker">Local news</div><h1>Old bridge to close for two years</h1>
<h2 class="subtitle">Shopkeepers ask for a ferry while the iron is replaced</h2>
<div><span class="author">By <a href="#">Lena Brandt</a></span> <time datetime="2024-02-06">6 February 2024</time></div>
<div class="share"><button>Send it</button></div>
<figure><img src="x">
<figcaption>The old bridge in January <span class="credit">Tom Reed / Herald</span></figcaption></figure>
<div class="article-body"><p>{PROSE[0]}</p><p hidden>Unseen words of a paywall here.</p><p>{PROSE[1]}</p>
<div class="ad">Advertisement</div>
<div class="related"><h3>Related</h3><ul><li><a href="#">Ferry company posts a loss</a></li></ul></div>
<h3>Fear of empty shops</h3><p>{PROSE[2]}</p>
<p>The mayor called it <q>a slow goodbye</q> and left the hall by the side door.</p>

<blockquote><p>{PROSE[3]}</p></blockquote><p>{PROSE[4]}<br><br>The hearing begins at seven in the evening.</p></div>
<p class="correction">Correction: An earlier version named the wrong bank.</p>
<div class="tags"><a href="#">Bridge</a> <a href="#">Council</a></div></article>
<section id="comments"><h3>3 comments</h3><p>I have always said that this bridge would not hold.</p></section></main>
<aside class="most-read"><ol><li><a href="#">Snow closes the northern pass for a week</a></li></ol></aside>
<footer><p>© 2024 Valley Herald. All rights reserved.</p></footer><script>document.write("x")</script></body></html>"""


def roles(draft: Draft) -> list[tuple[str, str]]:
    texts = [passage.text for passage in draft.passages]
    found = assign_roles(texts, [passage.role for passage in draft.passages])
    return [(role.value, text) for role, text in zip(found, texts, strict=True)]


def page(*paragraphs: str, head: str = "", top: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head>{head}</head><body>{top}<article>{body}</article></body></html>"


def kinds(draft: Draft) -> list[WarningKind]:
    return [warning.kind for warning in draft.warnings]


def test_a_whole_page_is_read_and_nothing_is_left_out() -> None:
    assert roles(read_html(PAGE)) == [
        ("boilerplate", "We use cookies to make this page better for you."),
        ("boilerplate", "Home"),
        ("related", "A longer name of a rubric"),
        ("boilerplate", "Local news"),
        ("headline", "Old bridge to close for two years"),
        ("dek", "Shopkeepers ask for a ferry while the iron is replaced"),
        ("byline", "By Lena Brandt"),
        ("date", "6 February 2024"),
        ("boilerplate", "Send it"),
        ("caption", "The old bridge in January"),
        ("credit", "Tom Reed / Herald"),
        ("body", PROSE[0]),
        ("body", PROSE[1]),
        ("boilerplate", "Advertisement"),
        ("related", "Related"),
        ("related", "Ferry company posts a loss"),
        ("subhead", "Fear of empty shops"),
        ("body", PROSE[2]),
        ("body", "The mayor called it “a slow goodbye” and left the hall by the side door."),
        ("quote", PROSE[3]),
        ("body", PROSE[4]),
        ("body", "The hearing begins at seven in the evening."),
        ("notice", "Correction: An earlier version named the wrong bank."),
        ("boilerplate", "Bridge Council"),
        ("comments", "3 comments"),
        ("comments", "I have always said that this bridge would not hold."),
        ("related", "Snow closes the northern pass for a week"),
        ("boilerplate", "© 2024 Valley Herald. All rights reserved."),
    ]


def test_the_head_tells_title_date_outlet_and_language() -> None:
    draft = read_html(PAGE)
    assert (draft.title, draft.date) == ("Old bridge to close for two years", "2024-02-06T09:15+01:00")
    assert (draft.outlet, draft.language, draft.format) == ("Valley Herald", "en", "html")
    assert not draft.warnings


def structured(*values: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def test_structured_data_tells_too() -> None:
    article = {
        "@type": ["NewsArticle"], "headline": "Old &quot;bridge&quot; closes", "datePublished": "2024-02-06",
        "publisher": {"name": "Valley Herald"},
    }  # fmt: skip
    draft = read_html(
        page(*PROSE, head=structured([{"@graph": [{"@type": "Person"}, article]}], 7) + "<title>x</title>")
    )
    assert (draft.title, draft.date, draft.outlet) == ('Old "bridge" closes', "2024-02-06", "Valley Herald")
    assert roles(draft)[0] == ("headline", 'Old "bridge" closes')


def test_broken_structured_data_is_passed_over() -> None:
    head = '<script type="application/ld+json">{"a": </script>' + structured(
        {"@type": "NewsArticle", "publisher": "Herald"}
    )
    assert read_html(page(*PROSE, head=head)).outlet == "Herald"


def test_the_address_tells_at_last() -> None:
    head = '<link rel="canonical" href="https://www.example.org/2024/02/06/bridge">'
    draft = read_html(page(*PROSE, head=head))
    assert (draft.date, draft.outlet, draft.title) == ("2024-02-06", "example.org", None)


def test_a_page_of_twenty_thousand_nested_elements() -> None:
    deep = "<html><body>" + "<div>" * 20_000 + "".join(f"<p>{text}</p>" for text in PROSE) + "</div>" * 20_000
    draft = read_html(deep)
    assert [text for _, text in roles(draft)] == PROSE
    assert kinds(draft) == [WarningKind.EXTRACTION_POOR]


def test_entities_are_not_fetched_and_do_not_explode() -> None:
    head = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    draft = read_html(head + page("Words &x; and &b; stand here for all to see."))
    assert "Words &x; and &b; stand here for all to see." in [passage.text for passage in draft.passages]


def test_a_page_without_words_has_no_passages() -> None:
    assert read_html("<html><body><script>run()</script></body></html>").passages == ()
    assert read_html("").passages == ()


def test_a_page_that_is_too_long_is_cut_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LONGEST_PAGE", 2_000)
    draft = read_html(page(*PROSE * 8))
    assert WarningKind.TRUNCATED in kinds(draft)
    assert len(draft.passages) < 40


def test_where_the_extractor_fails_the_walk_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no")

    read_html(PAGE)  # loads the extractor
    monkeypatch.setattr(sys.modules["trafilatura"], "bare_extraction", fail)
    draft = read_html(page(*PROSE, top="<nav><a href='/'>Home</a></nav><h1>Bridge</h1>"))
    assert [role for role, _ in roles(draft)] == ["boilerplate", "headline", *["body"] * 5]
    assert kinds(draft) == [WarningKind.EXTRACTION_POOR]


def test_paragraphs_parted_by_breaks() -> None:
    draft = read_html("<html><body><h1>Bridge</h1>" + "<br><br>".join(PROSE) + "<br>End.</body></html>")
    assert [text for _, text in roles(draft)] == ["Bridge", *PROSE[:-1], PROSE[-1] + " End."]


def test_tables_pictures_and_asides() -> None:
    top = "<figure>1/3</figure><table><tr><td>one</td><td>two</td></tr></table><pre>a  b</pre>"
    found = roles(read_html(page(*PROSE, top=top)))
    assert found[0] == ("boilerplate", "1/3")
    assert ("boilerplate", "one two") in found


def test_unclosed_elements_are_closed_in_time() -> None:
    found = roles(read_html("<div>" * 3000 + "<p>One <b>two <q>three</p> four</i> five" + "<br/>six"))
    assert [text for _, text in found] == ["One two “three”", "four five six"]


def test_comments_that_are_never_closed_hide_the_rest() -> None:
    page = "<p>Ferry</p>" + "<div>" * 3_000 + "<p>Harbour</p>" + "<!--" * 50
    assert [fragment.text for fragment in fragments_of(page, parse(page))] == [
        "Ferry",
        "Harbour",
    ]


def test_a_page_of_very_many_blocks_is_read_without_looking_for_its_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_BLOCKS", 3)
    draft = html.read_html("<p>The ferry came back to the harbour on Tuesday.</p>" * 4)
    assert len(draft.passages) == 4
    assert draft.warnings[0].kind is WarningKind.EXTRACTION_POOR
