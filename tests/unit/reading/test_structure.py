import json
from pathlib import Path

import pytest

from viewer.model import Role
from viewer.reading.structure import assign_roles

PROSE = [
    "The council voted on Tuesday to close the old bridge for two years, saying that the iron had rusted through.",
    "Engineers told the meeting that repairs would cost some 14 million crowns, of which the state would pay a third.",
    "Shopkeepers on the east bank fear that customers will stay away, and asked for a ferry in the meantime.",
    "A decision on the ferry is expected in March, after a hearing to which both banks are invited.",
]
QUOTE = "“We have no choice,” said the mayor. “Nobody wants to be the one who waited.”"


def roles(*lines: str) -> list[str]:
    return [role.value for role in assign_roles(lines)]


def test_a_whole_page() -> None:
    page = {
        "Local News": "boilerplate",
        "Old bridge to close for two years": "headline",
        "Shopkeepers ask for a ferry while the iron is being replaced": "dek",
        "By Lena Brandt": "byline",
        "Published 6 February 2024, 09:15": "date",
        "Facebook": "boilerplate",
        PROSE[0]: "body",
        QUOTE: "quote",
        "The bridge seen from the east bank last week (Photo: Tom Reed)": "caption",
        "Related articles": "related",
        "Ferry company posts a record loss": "related",
        "Why iron bridges rust from within": "related",
        PROSE[1]: "body",
        "Fear of empty shops": "subhead",
        PROSE[2]: "body",
        "What happens next?": "subhead",
        PROSE[3]: "body",
        "This story is developing and will be updated.": "notice",
        "Tom Reed contributed reporting.": "byline",
        "3 comments": "comments",
        "I have always said that this bridge would not hold.": "comments",
        "© 2024 Valley Herald": "boilerplate",
    }
    assert roles(*page) == list(page.values())


def test_an_article_may_begin_with_its_first_paragraph() -> None:
    assert roles(*PROSE) == ["body"] * 4
    assert roles(QUOTE, *PROSE)[0] == "quote"


def test_a_title_told_twice_is_a_headline_twice() -> None:
    title = "Old bridge to close for two years"
    assert roles(title, title.upper(), *PROSE)[:2] == ["headline", "headline"]


def test_a_page_without_prose_is_taken_as_it_is() -> None:
    assert roles("One line", "Another line") == ["body", "body"]
    assert roles() == []


def test_a_teaser_above_the_headline_is_not_the_headline() -> None:
    found = roles("Hockey team wins ninth game in a row at home", "Old bridge to close", "By Lena Brandt", *PROSE)
    assert found[:3] == ["related", "headline", "byline"]


def test_the_words_of_the_address_point_to_the_headline() -> None:
    address = "https://example.org/news/old-bridge-closes-today.html"
    found = roles(address, "Hockey team wins its ninth game", "Old bridge closes today", *PROSE)
    assert found[:3] == ["boilerplate", "related", "headline"]


def test_names_alone_are_a_byline() -> None:
    found = roles("Old bridge to close for two years", "Lena Brandt, Tom Reed, Port Ellery|", *PROSE)
    assert found[1] == "byline"
    found = roles("Old bridge to close for two years", "By Lena Brandt", "Chief Correspondent", *PROSE)
    assert found[1:3] == ["byline", "byline"]


def test_a_lone_sentence_above_the_byline_is_the_dek_where_it_is_short() -> None:
    head, dek = "Old bridge to close for two years", "The iron has rusted through in eleven places."
    assert roles(head, dek, "By Lena Brandt", *PROSE)[1] == "dek"
    assert roles(head, dek * 4, "By Lena Brandt", *PROSE)[1] == "body"
    assert roles(head, dek, *PROSE)[1] == "body"


def test_captions_by_credit_by_double_and_by_script() -> None:
    assert roles(*PROSE[:2], "Anna Holt", "(Photo: Tom Reed)", *PROSE[2:])[2:4] == ["caption", "credit"]
    assert roles(*PROSE[:2], "The old bridge", "The old bridge", *PROSE[2:])[2:4] == ["caption", "caption"]
    assert roles(*PROSE[:2], "הגשר הישן", *PROSE[2:])[2] == "caption"
    assert (
        roles(*PROSE[:2], "The iron bridge over the river as seen by the crew of the ferry", *PROSE[2:])[2] == "caption"
    )


def test_capitals_and_rows_of_titles_are_links() -> None:
    assert roles(*PROSE[:2], "MAYOR OF THE TOWN OPENS UP ABOUT BRIDGES", *PROSE[2:])[2] == "related"
    titles = ["Ferry company posts a loss", "Why iron rusts so fast", "Ten bridges to see before you go"]
    assert roles(*PROSE[:2], *titles, *PROSE[2:])[2:5] == ["related"] * 3
    assert roles(*PROSE, "Bridges", "Town Council", "Iron")[4:] == ["boilerplate"] * 3
    assert roles(*PROSE, *titles)[4:] == ["related"] * 3


def test_items_after_a_colon_asides_and_hours_are_text() -> None:
    intro = "The council named three places where the iron has rusted through, and they are these:"
    items = ["the arch on the east side", "the stairs to the quay", "the lamp posts"]
    assert roles(intro, *items, *PROSE) == ["body"] * 8
    assert roles(*PROSE[:2], "4:14 p.m.", "(More to come - see map)", "He said:", *PROSE[2:])[2:5] == ["body"] * 3
    assert roles(*PROSE[:2], "“We were never asked what we think of it at all” — Tom Reed", *PROSE[2:])[2] == "quote"


def test_a_line_that_goes_on_in_mid_sentence_is_what_the_line_above_is() -> None:
    cut = "He said that nobody who had seen the arch could doubt that the bridge would have to be closed, for good or"
    assert roles(*PROSE, cut + " for years and years,", "ill", *PROSE)[4:6] == ["body", "body"]
    assert roles(*PROSE, "Editor's note: the writer is", "a member of the council")[4:] == ["notice", "notice"]


def test_short_sentences_and_cut_paragraphs_at_the_end_belong_to_the_article() -> None:
    assert roles(*PROSE, "Nobody came.", "Not one.")[4:] == ["body", "body"]
    cut = "The mayor, who has been in office for nine years and wants to stay, told the paper on Friday that"
    assert roles(*PROSE, cut)[4] == "body"


def test_what_stands_below_the_article() -> None:
    tail = ["About the author", "Lena Brandt", "By Tom Reed"]
    assert roles(*PROSE, *tail)[4:] == ["byline"] * 3
    pictures = [
        "The bridge in the year when it was built by the town (Photo: Archive)",
        "The bridge in the year of the great flood of the valley",
    ]
    assert roles(*PROSE, *pictures)[4:] == ["caption", "caption"]
    assert (
        roles(*PROSE, "© 2024 Valley Herald", "We are part of the Valley group of newspapers.")[4:]
        == ["boilerplate"] * 2
    )
    assert roles(*PROSE, "Ferry company posts a record loss")[4] == "related"


def test_tiny_strangers_above_the_headline_are_junk() -> None:
    assert roles("גג 850", "Old bridge to close for two years", *PROSE)[0] == "junk"
    assert roles("#", "Old bridge to close for two years", *PROSE)[0] == "junk"


def test_known_roles_stand() -> None:
    known = [Role.HEADLINE, Role.DEK, None, None]
    lines = ["Bridge", "Short", PROSE[0], PROSE[1]]
    assert assign_roles(lines, known) == (Role.HEADLINE, Role.DEK, Role.BODY, Role.BODY)


@pytest.mark.parametrize(
    ("language", "line", "role"),
    [
        ("he", "צילום: נועם ברקת", "credit"),
        ("he", "כתבות נוספות", "related"),
        ("he", "תגובות", "comments"),
        ("fr", "Lire aussi : Le pont en dix images", "related"),
        ("fr", "Publié le 3 mars 2024", "date"),
        ("de", "Foto: Tom Reed/dpa", "credit"),
        ("de", "Mehr zum Thema", "related"),
        ("de", "Lesezeit: 3 Min.", "boilerplate"),
        ("es", "Te puede interesar", "related"),
        ("es", "Compartir", "boilerplate"),
        ("ru", "Читайте также", "related"),
        ("ru", "Фото: Иван Петров / ТАСС", "credit"),
        ("ar", "اقرأ أيضا", "related"),
        ("ar", "جميع الحقوق محفوظة", "boilerplate"),
    ],
)
def test_cues_of_each_language(language: str, line: str, role: str) -> None:
    assert roles(*PROSE[:2], line, *PROSE[2:])[2] == role, language


def test_a_copyright_line_is_the_owners_of_a_picture_or_of_the_site() -> None:
    assert roles(*PROSE[:2], "© Lena Brandt", *PROSE[2:])[2] == "credit"
    assert roles(*PROSE[:2], "© 2024 Valley Herald", *PROSE[2:])[2] == "boilerplate"


def test_scripts_without_spaces_have_words_too() -> None:
    page = [
        "古い橋は二年間閉鎖される",
        "市議会は火曜日に古い橋を二年間閉鎖すると決めた。",
        "修理には千四百万クローネかかる見込みだ。",
    ]
    assert roles(*page) == ["headline", "body", "body"]


def test_the_gold_set_is_read_as_well_as_it_was(evaluation_sets: Path) -> None:
    right = total = 0
    for row in map(json.loads, (evaluation_sets / "data/structure/pages.jsonl").read_text("utf-8").splitlines()):
        lines = [line for line in row["lines"] if line["label"] != "blank"]
        found = assign_roles([line["text"].strip() for line in lines])
        right += sum(role == line["label"] for role, line in zip(found, lines, strict=True))
        total += len(lines)
    assert right / total >= 0.96


def test_a_date_in_figures_is_no_counter() -> None:
    head = "Old bridge to close for two years"
    assert roles(head, "2024-02-06", *PROSE)[1] == "date"
    assert roles(head, "2 / 14", *PROSE)[1] == "boilerplate"


def test_a_mail_address_behind_a_byline_changes_nothing() -> None:
    assert roles(*PROSE, "Lena Brandt, Staff Writer lena@herald.example")[4] == "byline"


def test_thai_paragraphs_need_no_full_stop() -> None:
    page = {
        "สะพานเก่าปิดซ่อมสองปี": "headline",
        "สภาเมืองลงมติเมื่อวันอังคารให้ปิดสะพานเก่าเป็นเวลาสองปี เพราะเหล็กขึ้นสนิมจนทะลุ และต้องใช้งบประมาณจำนวนมากในการซ่อมแซม": "body",
        "ร้านค้าฝั่งตะวันออกเกรงว่าลูกค้าจะไม่มา": "body",
        "วิศวกรกล่าวว่าการซ่อมแซมจะใช้เงินประมาณสิบสี่ล้านบาท โดยรัฐบาลจะจ่ายหนึ่งในสาม ส่วนที่เหลือเป็นของเทศบาลเมือง": "body",
        "คาดว่าจะมีการตัดสินใจในเดือนมีนาคม": "body",
    }
    assert roles(*page) == list(page.values())


def test_a_chinese_page_has_its_headline_above_a_short_paragraph() -> None:
    found = roles(
        "旧桥将关闭两年",
        "商铺担心顾客减少",
        "市议会周二投票决定将旧桥关闭两年,因为铁件已经锈穿。",
        "工程师说,修理需要一千四百万元。",
    )
    assert found[2:] == ["body", "body"]
    assert "headline" in found[:2]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("(Reporting by Lena Brandt in Port Ellery; Editing by Tom Reed)", "byline"),
        ("Reporting by Lena Brandt; Editing by Tom Reed", "byline"),
        ("Edited by: Lena Brandt", "byline"),
        ("Reporting by our staff goes on", "related"),
        ("(With inputs from agencies)", "notice"),
        ("With files from the news service of the valley", "notice"),
        ("(Con información de agencias)", "notice"),
    ],
)
def test_lines_of_agencies_below_the_article(line: str, role: str) -> None:
    assert roles(*PROSE, line)[4] == role


def test_a_sentence_may_begin_as_a_notice_does() -> None:
    sentence = "Con información de la policía el alcalde cerró ayer el viejo puente sobre el río durante dos años."
    assert roles(*PROSE, sentence, *PROSE)[4] == "body"
    assert roles(*PROSE, "Correction: " + PROSE[0], *PROSE)[4] == "notice"
    assert roles(*PROSE, "Originally published " + PROSE[0].lower(), *PROSE)[4] == "body"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Follow Lena Brandt on Twitter @lenabrandt.", "boilerplate"),
        ("“Follow Lena Brandt on Twitter @lenabrandt.”", "boilerplate"),
        ("Follow Lena Brandt and Tom Reed on X.", "boilerplate"),
        ("„Folgen Sie Lena Brandt auf Twitter @lenabrandt.“", "boilerplate"),
        ("“Follow the ferry,” she wrote on Twitter.", "quote"),
        ("“Nobody came, not even on Facebook.”", "quote"),
        ("“Follow @lenabrandt.”", "quote"),
        ("“Follow the old iron of the bridge to the yard where it was cast on Facebook.”", "quote"),
    ],
)
def test_an_invitation_to_follow_a_writer_is_no_quotation(line: str, role: str) -> None:
    assert roles("Old bridge to close for two years", *PROSE, line)[-1] == role
