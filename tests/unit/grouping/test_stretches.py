from viewer.grouping.features import article_passages
from viewer.grouping.stretches import LONGEST, shared_stretches
from viewer.grouping.terms import Vocabulary
from viewer.model import Article, Block


def shared(language: str, *texts: str) -> list[str]:
    articles = (Article("a", "a", "", (Block(text),), language=language) for text in texts)
    return shared_stretches([article_passages(article) for article in articles], Vocabulary())


def test_texts_with_spaces_share_no_stretches() -> None:
    assert shared("en", "The ferry came back.", "The ferry came back.") == []
    assert shared("zh", "白河大桥关闭") == []


def test_the_longest_common_stretches_are_names() -> None:
    assert shared("zh", "昨天白河大桥关闭", "因为白河大桥坏了", "人们在白河大桥等候")[0] == "白河大桥"


def test_japanese_endings_part_words() -> None:
    assert shared("ja", "白川にかかる橋を点検した", "白川にかかる橋が落ちた") == ["白川"]


def test_thai_stretches_have_some_length() -> None:
    found = shared("th", "ปิดสะพานท่าน้ำแล้ว", "เปิดสะพานท่าน้ำอีก")
    assert len(found) == 1
    assert "สะพานท่าน้ำ" in found[0]


def test_a_sentence_told_alike_is_no_name() -> None:
    alike = "我们不会拿市民的生命冒险" * 2
    assert len(alike) > LONGEST
    assert shared("zh", f"他说{alike}", f"她写{alike}") == []


def test_pieces_from_two_places_are_no_stretch() -> None:
    assert shared("zh", "白河大桥", "白河。河大。大桥") == []


def test_a_word_in_an_alphabet_among_the_others_parts_nothing() -> None:
    assert shared("zh", "NATO 白河大桥", "白河大桥 NATO") == ["白河大桥"]


def test_what_is_part_of_another_is_not_said_again() -> None:
    assert shared("zh", "昨天白河大桥关闭。那边大桥坏了", "因为白河大桥坏了。大桥", "旧大桥") == ["大桥"]


def test_letters_of_an_alphabet_keep_their_capitals() -> None:
    assert shared("zh", "白河À大桥", "白河À大桥") == ["白河À大桥"]
    assert shared("zh", "白河A\u0300大桥", "白河A\u0300大桥") == []
