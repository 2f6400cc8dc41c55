"""Languages that their letters tell apart: those of one script whose alphabets differ, and Chinese from Japanese."""

import re
import unicodedata
from collections import Counter
from functools import cache
from math import log

import regex

from viewer.resources import word_list

# A letter that does not belong to a language may stand in a name: how many of a thousand letters.
_STRAY = 0.1
# Letters that hardly another language has must be at least this share of what is usual, and more than one.
_MARKED = 0.5
# Kana below this share of the characters is an ornament of Chinese (の).
_KANA_SHARE = 0.08

# What a small word says for the only language that has it, in nats.
_SMALL_WORD = 4.0
_HEBREW_WORD = re.compile("[\u05d0-\u05ea]+")
_POINTS = re.compile("[\u0591-\u05c7]")
_AS_TWO_LETTERS = str.maketrans({"\u05f0": "וו", "\u05f1": "וי", "\u05f2": "יי"})

# Ranges as wide as these are compiled ten times as fast by `regex` as by `re`.
_KANA = regex.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HAN = regex.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Forms that only the People's Republic writes, and that only Japan writes; from the tables of both reforms.
_CHINESE = regex.compile(
    "[们这为说对时过还见让书东车长门问间马鸟鱼龙风飞习乡亲观认识话语读谁请谢华义议记许设证评词试该详误调谈谋"
    "汉头买卖开关边达运进远连迟选钱银铁钟错键页顶项顺须预领题颜额饭饮馆红约级纪纯纳纸线组细织终经结给绝统继续绿罗"
    "罚胶脑脸舰艺节苏药获营虑虽补规视览觉订计讨训访评译质贝负财责败货购贵费资赛赞赵跃轨转轮软轻载较辑输]"
)
_JAPANESE = regex.compile(
    "[毎図円込働峠畑応価仮検険験経県権広済雑児実収従渋処戦専銭総続対択沢単団鉄転読売発変辺訳薬様気帰楽歩黒圧囲"
    "栄営駅塩桜歓観関顔亀鶏剣圏効砕斎剤両労録恵拝仏徴庁聴鋭悩脳覧竜滝焼浄縄譲嬢醸暁亜悪壱隠拡殻覚巻陥]"
)


def letter_scores(text: str, script: str) -> dict[str, float]:
    """Return the log-likelihood in nats of the letters of `text` in every language known to be told by them.

    Only scripts whose languages have different alphabets are known (Cyrillic, Arabic, Hebrew); else none is. Where two
    languages have the same letters (Hebrew and Yiddish), small words that only one of them has count as well.
    """
    languages = _usual(script)
    if not languages or script == "Latn":
        return {}
    counts = Counter(unicodedata.normalize("NFC", text).lower())
    letters = sum(count for letter, count in counts.items() if letter.isalpha() and not letter.isascii())
    counted = {letter: counts[letter] for letter in sorted(set().union(*languages.values())) if counts[letter]}
    small = _small_words_in(text) if script == "Hebr" else Counter()
    return {
        language: _score(usual, counted, letters) + _SMALL_WORD * small[language]
        for language, usual in languages.items()
    }


def has_own_letters(text: str, script: str, language: str, *others: str) -> bool:
    """Tell whether `text` has a letter of `language` that none of the others has."""
    own = _usual(script)[language].keys() - {letter for other in others for letter in _usual(script)[other]}
    return not own.isdisjoint(unicodedata.normalize("NFC", text).lower())


def marked_language(text: str) -> str | None:
    """Return the language of a Latin text by letters that hardly another one has (Icelandic ð), or `None`."""
    languages = _usual("Latn")
    marks = _latin_marks().findall(text)
    letters = sum(map(str.isalpha, text)) if len(marks) > 1 else 0
    counts = Counter("".join(marks).lower())
    for language, usual in languages.items():
        found = sum(counts[letter] for letter in usual)
        if found > 1 and found * 1000 >= _MARKED * letters * sum(usual.values()):
            return language
    return None


def chinese_or_japanese(text: str) -> tuple[str | None, int]:
    """Return `zh` or `ja` where the characters decide, else `None`, and how many characters there are."""
    kana, han = len(_KANA.findall(text)), len(_HAN.findall(text))
    size = kana + han
    if kana and kana >= _KANA_SHARE * size:
        return "ja", size
    if _CHINESE.search(text):
        return "zh", size
    return ("ja" if _JAPANESE.search(text) else None), size


def _score(usual: dict[str, float], counted: dict[str, int], letters: int) -> float:
    others = letters - sum(counted.values())
    score = others * log(max(1.0, 1000 - sum(usual.values())) / 1000)
    return score + sum(count * log(usual.get(letter, _STRAY) / 1000) for letter, count in counted.items())


def _small_words_in(text: str) -> Counter[str]:
    """Count the small words of each language that is written in Hebrew letters."""
    bare = _POINTS.sub("", unicodedata.normalize("NFKD", text).translate(_AS_TWO_LETTERS))
    listed = (_small_words().get(word) for word in _HEBREW_WORD.findall(bare))
    return Counter(language for language in listed if language is not None)


@cache
def _small_words() -> dict[str, str]:
    """Return the language of each small word that Hebrew or Yiddish alone has."""
    lists = word_list("words", "hebrew") or {}
    return {word: language for language, words in lists.items() for word in words.split()}


@cache
def _latin_marks() -> re.Pattern[str]:
    letters = "".join(letter for usual in _usual("Latn").values() for letter in usual)
    return re.compile(f"[{letters}{letters.upper()}]")


@cache
def _usual(script: str) -> dict[str, dict[str, float]]:
    """Return how many of a thousand letters the telling letters of each language of `script` are."""
    table = word_list("letters", "markers") or {}
    return {
        language: {item[0]: float(item[1:]) for item in letters.split()}
        for language, letters in table.get(script, {}).items()
    }
