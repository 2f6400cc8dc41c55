"""What a page says about itself where no reader looks: title, date, outlet, language."""

import contextlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from viewer.reading.dates import date_of_url, read_date
from viewer.reading.outlets import outlet_of_url

LONGEST_DATA = 500_000
"""Characters of one block of JSON-LD above which it is not looked into."""

MOST_ITEMS = 2_000
"""Values of JSON-LD looked at on one page."""

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
_DATES = (
    "article:published_time", "datepublished", "date.published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate", "publish_date", "og:pubdate", "date",
    "article:published", "og:article:published_time", "cxenseparse:recs:publishtime", "published_time",
)  # fmt: skip
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "citation_publisher", "publisher", "twitter:site")
_ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting"}
    | {"liveblogposting", "backgroundnewsarticle", "reviewnewsarticle", "webpage", "report"}
)
_SITE_PART = re.compile(r"\s+[|–—·•»-]\s+")


@dataclass(frozen=True, slots=True)
class PageHead:
    """What the head of a page says; `None` for what it leaves out."""

    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    language: str | None = None


def read_head(tree: html.HtmlElement) -> PageHead:
    """Return title, date (ISO 8601), outlet and language of a page, the surest source first."""
    metas = _metas(tree)
    data = tuple(_structured(tree))
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or metas.get("og:locale")
    return PageHead(
        title=_title(tree, metas, data),
        date=_date(tree, metas, data),
        outlet=_outlet(tree, metas, data),
        language=re.split(r"[-_]", language.strip())[0].casefold() or None if language else None,
    )


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    """Return the first value of every named meta element."""
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content and content.strip():
            values.setdefault(name.strip().casefold(), content.strip())
    return values


def _structured(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """Yield the objects of JSON-LD that describe an article."""
    for script in tree.iter("script"):
        if script.get("type", "").casefold() == "application/ld+json" and script.text:
            with contextlib.suppress(ValueError, RecursionError):
                yield from _described(json.loads(script.text[:LONGEST_DATA], strict=False))


def _described(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects of one piece of JSON-LD that describe an article, wherever lists and graphs hide them."""
    waiting = [data]
    for _ in range(MOST_ITEMS):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(value[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in value)
            if _kinds(value) & _ARTICLES:
                yield value


def _kinds(value: dict[str, object]) -> set[str]:
    kinds = value.get("@type")
    return {str(kind).casefold() for kind in (kinds if isinstance(kinds, list) else [kinds])}


def _title(tree: html.HtmlElement, metas: dict[str, str], data: tuple[dict[str, object], ...]) -> str | None:
    """Return the title without the site's name, which pages hang on to it."""
    for item in data:
        if isinstance(headline := item.get("headline"), str) and headline.strip():
            return _plain(headline)
    for name in _TITLES:
        if name in metas:
            return _plain(metas[name])
    element = tree.find(".//title")
    text = _plain(element.text_content()) if element is not None else ""
    parts = _SITE_PART.split(text)
    return max(parts, key=len) if text else None


def _date(tree: html.HtmlElement, metas: dict[str, str], data: tuple[dict[str, object], ...]) -> str | None:
    published = [metas[name] for name in _DATES if name in metas]
    published += [str(item["datePublished"]) for item in data if item.get("datePublished")]
    published += [time.get("datetime", "") for time in tree.iter("time") if time.get("itemprop") == "datePublished"]
    published += [time.get("datetime", "") for time in list(tree.iter("time"))[:1]]
    dates = (read_date(value, day_first=False) for value in published)
    addresses = (date_of_url(address) for address in _addresses(tree, metas))
    return next((date for date in (*dates, *addresses) if date), None)


def _outlet(tree: html.HtmlElement, metas: dict[str, str], data: tuple[dict[str, object], ...]) -> str | None:
    if _OUTLETS[0] in metas:
        return metas[_OUTLETS[0]]
    for item in data:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return _plain(name)
    named = next((metas[name] for name in _OUTLETS if name in metas), None)
    domains = (outlet_of_url(address) for address in _addresses(tree, metas))
    return named or next((domain for domain in domains if domain), None)


def _addresses(tree: html.HtmlElement, metas: dict[str, str]) -> list[str]:
    """Return the addresses that a page gives as its own."""
    canonical = [link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"]
    return [address for address in (*canonical, metas.get("og:url", "")) if "://" in address]


def _plain(text: str) -> str:
    """Return text of an attribute or of data, in which entities may still stand."""
    return " ".join(re.sub(r"<[^>]{1,40}>", "", text).replace("&amp;", "&").replace("&quot;", '"').split())
