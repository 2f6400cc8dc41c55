"""Invented prose of any size, the same on every machine: pairs of long texts and archives of short ones."""

import random
from pathlib import Path

_ONSETS = ("b", "br", "d", "f", "fl", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w", "z")
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("", "", "l", "n", "r", "s", "t")
_WORDS = 15_000
_EDITED_SHARE = 0.10


def pair(folder: Path, size: int) -> tuple[Path, Path]:
    """Write two texts of some `size` bytes, the second with one word in ten edited, and return their paths."""
    rng = random.Random(size)
    lexicon = _lexicon()
    base: list[list[str]] = []
    length = 0
    while length < size:
        base.append(_paragraph(rng, lexicon))
        length += sum(map(len, base[-1])) + len(base[-1])
    witness = [_edited(rng, words, lexicon, _EDITED_SHARE) for words in base if rng.random() > 0.005]
    for _ in range(len(witness) // 200):
        paragraph = witness.pop(rng.randrange(len(witness)))
        witness.insert(rng.randrange(len(witness)), paragraph)
    paths = folder / f"pair-{size}-a.txt", folder / f"pair-{size}-b.txt"
    for path, paragraphs in zip(paths, (base, witness), strict=True):
        path.write_text("\n".join(map(" ".join, paragraphs)) + "\n", encoding="utf-8")
    return paths


def archive(folder: Path, count: int) -> Path:
    """Write `count` articles in stories of one to six tellings and return their folder."""
    rng = random.Random(count)
    lexicon = _lexicon()
    target = folder / f"archive-{count}"
    made = 0
    while made < count:
        first = [_paragraph(rng, lexicon) for _ in range(rng.randint(5, 12))]
        for _ in range(min(rng.randint(1, 6), count - made)):
            telling = [_edited(rng, words, lexicon, 0.1) for words in first if rng.random() > 0.2] or first
            day = target / f"day-{made // 200:03d}"
            day.mkdir(parents=True, exist_ok=True)
            (day / f"{made:06d}.txt").write_text("\n\n".join(map(" ".join, telling)) + "\n", encoding="utf-8")
            made += 1
    return target


def story(folder: Path, count: int, words: int) -> Path:
    """Write `count` tellings of one story, each of some `words` words and from an earlier one, and return their folder.

    A telling drops one paragraph in five, edits most, and brings as many of its own as it needs for its length.
    """
    rng = random.Random(count * words)
    lexicon = _lexicon()
    target = folder / f"story-{count}-{words}"
    target.mkdir(parents=True, exist_ok=True)
    tellings: list[list[list[str]]] = []
    for number in range(count):
        telling = (
            [_edited(rng, said, lexicon, 0.2) for said in rng.choice(tellings) if rng.random() > 0.2] if number else []
        )
        while sum(map(len, telling)) < words:
            telling.insert(rng.randint(0, len(telling)), _paragraph(rng, lexicon))
        tellings.append(telling)
        text = "\n\n".join(map(" ".join, telling))
        (target / f"{number:02d}.txt").write_text(text + "\n", encoding="utf-8")
    return target


def _lexicon() -> list[str]:
    rng = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < _WORDS:
        syllables = (rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS) for _ in range(rng.randint(1, 4)))
        found.setdefault("".join(syllables))
    return list(found)


def _word(rng: random.Random, lexicon: list[str]) -> str:
    """Draw by a curve like that of a language: few words often, many seldom."""
    return lexicon[int(len(lexicon) ** rng.random()) - 1]


def _paragraph(rng: random.Random, lexicon: list[str]) -> list[str]:
    words: list[str] = []
    for _ in range(rng.randint(3, 6)):
        sentence = [_word(rng, lexicon) for _ in range(rng.randint(8, 24))]
        sentence[0] = sentence[0].capitalize()
        sentence[-1] += "."
        if rng.random() < 0.2:
            sentence[0], sentence[-1] = "“" + sentence[0], sentence[-1] + "”"
        words += sentence
    return words


def _edited(rng: random.Random, words: list[str], lexicon: list[str], share: float) -> list[str]:
    out: list[str] = []
    for word in words:
        roll = rng.random() / share
        if roll < 0.4:
            out.append(_word(rng, lexicon))
        elif roll < 0.7:
            continue
        elif roll < 1:
            out += [word, _word(rng, lexicon)]
        else:
            out.append(word)
    return out or words
