s=open('tests/unit/grouping/test_neighbours.py').read()
s=s.replace('''def test_articles_without_words_are''','''@pytest.mark.usefixtures("_few")
def test_a_text_that_nearly_everybody_repeats_still_finds_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "FREQUENT", 3)
    made = VectorSpace()
    for at in range(20):
        terms = {f"text{at % 2}-{word}": 10.0 for word in range(30)}
        made.add(terms, terms)
    blocks = sorted(block.tolist() for block in split_into_blocks(made.rows(range(20))))
    assert blocks == [list(range(0, 20, 2)), list(range(1, 20, 2))]


def test_articles_without_words_are''',1)
open('tests/unit/grouping/test_neighbours.py','w').write(s)
