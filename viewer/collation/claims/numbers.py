"""Numbers in digits or letters, with what they count and where the true amount lies."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.collation.claims.facts import Fact, dates_of
from viewer.collation.wording.lexicon import SignalWords, Unit
from viewer.collation.wording.phrases import Found
from viewer.collation.wording.words import Words

GROUP_SIZE = 3  # digits between two separators of thousands
HALF_DAY = 12  # hours that "p.m." adds
BOUND_REACH = 5  # words before a number among which its "more than" begins
BOUND_GAP = 1  # empty words that may stand between the two: more than a dozen
CONVERTED = 0.04  # share by which an amount may change when it is turned into another unit and rounded
ROUNDED = 0.06  # share by which a number said to be near, above or below may be off
ROUND_FIGURES = 3  # figures of a number up to which it is round beside another one that is said to be so
BOTH_ROUNDED = 0.02  # the same between two such numbers
TENS, TEENS, HUNDRED, THOUSAND = 10, 20, 100, 1000  # where numerals change their order

_DECIMAL = re.compile(r"(.*?)(?:([.,٫:])(\d+))?$")
_DIGITS = re.compile(r"(\d+(?:[.,'’ \u00a0\u202f٬٫:]\d+)*)(\D*)")
_SEPARATORS = re.compile(r"[.,:'’ \u00a0\u202f٬٫]")
_CLOCK = "clock"


class Quantity(NamedTuple):
    """An amount, what it counts, and its bound as in the lexicon; `None` where no unit or bound is said."""

    amount: float
    unit: Unit | None = None
    bound: int | None = None


def numbers_of(words: Words, lexicon: SignalWords) -> list[Fact]:
    """Return the numbers with their units and bounds, dates left out; each has the class "number"."""
    dated = {at for date in dates_of(words, lexicon) for at in range(date.start, date.end)}
    keys = words.keys
    heads = {key for key in set(keys) if key[0].isdecimal() or _begins(key, lexicon)}
    found: list[Fact] = []
    end = 0
    for at, key in enumerate(keys):
        if key in heads and at >= end and at not in dated:
            number = _digits(keys, at, lexicon) if key[0].isdecimal() else _spelled(keys, at, lexicon)
            if number is not None:
                found.append(_quantity(words, number, lexicon))
                end = number.end
    return _with_shared_units(found, keys, lexicon)


def same_quantity(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers can be the same statement: said in another unit, or rounded and said to be so."""
    if _is_share(one, other) or _is_share(other, one):
        return True
    if not _same_amount(one, other):
        return _is_rounded(one, other) or _is_rounded(other, one)
    return not (units_differ(one, other) or (one.bound or 0) != (other.bound or 0))


def units_differ(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers count different things; a share is one of nothing else, other units may be left out."""
    if one.unit is None or other.unit is None:
        return (one.unit or other.unit or _NO_UNIT).kind in _SHARES
    return one.unit.kind != other.unit.kind


_SHARES = frozenset({"percent", "points"})
_NO_UNIT = Unit("", 1.0)


def _is_share(fraction: Quantity, share: Quantity) -> bool:
    """Tell whether a number without a unit is the part of one that a percentage says: half, 50 %."""
    if fraction.unit is not None or share.unit is None or share.unit.kind != "percent" or fraction.amount >= 1:
        return False
    return math.isclose(fraction.amount, _in_all(share), rel_tol=CONVERTED)


def _same_amount(one: Quantity, other: Quantity) -> bool:
    if one.unit == other.unit or one.unit is None or other.unit is None or one.unit.kind != other.unit.kind:
        return one.amount == other.amount
    return math.isclose(_in_all(one), _in_all(other), rel_tol=0.0 if one.unit.kind == _CLOCK else CONVERTED)


def _in_all(quantity: Quantity) -> float:
    """Return an amount in the smallest unit of its kind; of hours, by the clock of 24."""
    unit = quantity.unit or _NO_UNIT
    if unit.kind != _CLOCK:
        return quantity.amount * unit.factor
    return quantity.amount % HALF_DAY + unit.factor if unit.factor else quantity.amount


def _is_rounded(round_one: Quantity, exact: Quantity) -> bool:
    """Tell whether a number is said to be near, above or below another one, and is.

    Of two such numbers, one must be the rounder.
    """
    if round_one.bound is None or units_differ(round_one, exact):
        return False
    if exact.bound is not None and not _figures(round_one.amount) < min(_figures(exact.amount), ROUND_FIGURES + 1):
        return False
    off = _in_all(exact) - _in_all(round_one)
    allowed = ROUNDED if exact.bound is None else BOTH_ROUNDED
    return abs(off) <= allowed * abs(_in_all(exact)) and off * round_one.bound >= 0


def _figures(amount: float) -> int:
    """Return how many figures of an amount count: two of 1,400."""
    return len(f"{abs(amount):.6f}".replace(".", "").strip("0"))


def _begins(key: str, lexicon: SignalWords) -> bool:
    return lexicon.numerals.begins(key) or lexicon.is_compound(key)


def _quantity(words: Words, number: Found[Quantity], lexicon: SignalWords) -> Fact:
    """Return a number with the sign and the bound before it, and the unit before or behind it."""
    keys, start = words.keys, number.start
    amount, unit = number.value.amount, number.value.unit
    first, last = start, number.end
    if unit is None and (behind := _unit_behind(keys, last, lexicon)) is not None:
        unit, last = behind.value, _behind_dot(keys, behind)
    money = lexicon.units.at(keys, start - 1) if start and not keys[start - 1][0].isalnum() else None
    if money is not None and money.end == start:
        unit, first = money.value, start - 1
    bound = _bound_before(keys, first, lexicon)  # before the sign: fr "au moins" is none
    if bound is None and first and (keys[first - 1] in lexicon.minus or _is_minus(words, first - 1)):
        amount, start, first = -amount, min(start, first - 1), first - 1
        bound = _bound_before(keys, first, lexicon)
    first = first if bound is None else bound.start
    value = Quantity(round(amount, 6), unit, None if bound is None else bound.value)
    return Fact(("number", value), start, number.end, first, last)


def _is_minus(words: Words, at: int) -> bool:
    """Tell whether a dash is written onto the word behind it and not onto the one before."""
    if words.keys[at] != "-" or words[at].end != words[at + 1].start:
        return False
    return at == 0 or words[at - 1].block != words[at].block or words[at - 1].end < words[at].start


def _unit_behind(keys: Sequence[str], at: int, lexicon: SignalWords) -> Found[Unit] | None:
    """Return the unit right behind a number, a hyphen aside: 5 km, 5-kilometre."""
    at += at < len(keys) and keys[at] == "-"
    return lexicon.units.at(keys, at) if at < len(keys) else None


def _behind_dot(keys: Sequence[str], unit: Found[Unit]) -> int:
    """Return where a unit ends, the dot of its last letter with it: 11 p.m."""
    dotted = "." in keys[unit.start : unit.end] and list(keys[unit.end : unit.end + 1]) == ["."]
    return unit.end + dotted


def _bound_before(keys: Sequence[str], end: int, lexicon: SignalWords) -> Found[int] | None:
    """Return the longest bound that ends right before a number, empty words and signs aside."""
    for start in range(max(0, end - BOUND_REACH), end):
        found = lexicon.bounds.at(keys, start)
        is_range = start > 0 and keys[start - 1][0].isdecimal()  # ru "5 до 10": no bound of the second number
        if found is not None and found.end <= end and not is_range:
            between = keys[found.end : end]
            if len(between) <= BOUND_GAP and all(key == "-" or key in lexicon.function for key in between):
                return found
    return None


def _with_shared_units(facts: list[Fact], keys: Sequence[str], lexicon: SignalWords) -> list[Fact]:
    """Give a number the unit that is said once for it and the next one: 3 to 5 per cent."""
    shared = facts[:]
    for at, (one, other) in reversed(list(enumerate(pairwise(facts)))):
        unit = _value(shared[at + 1]).unit
        joined = other.first - one.last == 1 and (keys[one.last] == "-" or keys[one.last] in lexicon.function)
        if _value(one).unit is None and unit is not None and joined:
            shared[at] = one._replace(value=("number", _value(one)._replace(unit=unit)))
    return shared


def _value(fact: Fact) -> Quantity:
    value = fact.value[1]
    return value if isinstance(value, Quantity) else Quantity(0.0)


def _digits(keys: Sequence[str], at: int, lexicon: SignalWords) -> Found[Quantity]:
    """Return the number that digits at a word begin, with the multipliers behind them."""
    digits, suffix = _DIGITS.match(keys[at]).groups()  # type: ignore[union-attr] # matches what begins with a digit
    end = at + 1
    amount, unit = _amount(digits), None
    if suffix in lexicon.multipliers:
        amount *= lexicon.multipliers[suffix]
    elif suffix and (written := lexicon.units.at((suffix,), 0)) is not None:
        unit = written.value
    elif ":" in digits:
        unit = Unit(_CLOCK, 0.0)
    while (multiplied := _multiplier(keys, end, lexicon)) is not None:
        amount, end = amount * multiplied.value, multiplied.end
    return Found(at, end, Quantity(amount, unit))


def _multiplier(keys: Sequence[str], at: int, lexicon: SignalWords) -> Found[float] | None:
    """Return the multiplier right behind a number, a hyphen aside: 14-million."""
    at += at < len(keys) and keys[at] == "-"
    form = lexicon.find(keys[at], lexicon.multipliers) if at < len(keys) else None
    return None if form is None else Found(at, at + 1, lexicon.multipliers[form])


def _amount(digits: str) -> float:
    """Return what digits amount to: any separator of thousands and either decimal mark will do."""
    whole, mark, rest = _DECIMAL.match(digits).groups()  # type: ignore[union-attr] # matches any run of digits
    if mark is not None and _is_decimal(whole, mark, rest):
        return float(f"{_SEPARATORS.sub('', whole)}.{rest}")
    return float(_SEPARATORS.sub("", digits))


def _is_decimal(whole: str, mark: str, rest: str) -> bool:
    """Tell whether the last separator of a number is its decimal mark.

    It is where another one parts the thousands before it, or where no group of three follows it.
    """
    others = set(_SEPARATORS.findall(whole))
    return mark in "٫:" or (len(rest) != GROUP_SIZE or bool(others - {mark}) if mark not in others else False)


def _spelled(keys: Sequence[str], start: int, lexicon: SignalWords) -> Found[Quantity] | None:
    """Return the number that words at a key say: two hundred and fifty, einundzwanzig, soixante-douze."""
    if lexicon.is_compound(keys[start]) and lexicon.compound is not None:
        parts = re.findall(lexicon.compound.pattern.removesuffix("+"), keys[start])
        if len(parts) > 1:
            whole = _sum(parts, 0, lexicon, inside=True)
            return Found(start, start + 1, Quantity(whole.value)) if whole and whole.end == len(parts) else None
    found = _sum(keys, start, lexicon)
    return None if found is None else Found(start, found.end, Quantity(found.value))


def _sum(keys: Sequence[str], start: int, lexicon: SignalWords, *, inside: bool = False) -> Found[float] | None:
    """Add up numerals and multipliers from a key on that make one number; "one" begins it only `inside` a word."""
    total, group, low = 0.0, 0.0, math.inf
    at = end = start
    linked = False
    while at < len(keys):
        size = lexicon.multipliers.get(lexicon.find(keys[at], lexicon.multipliers) or "")
        step = _numeral(keys, at, lexicon, first=at == start and not inside)
        if size is not None and group and group < size:
            total, group = (total + group * size, 0.0) if size >= THOUSAND else (total, group * size)
            low, end = size, at + 1
        elif size is not None and total and not group and size > low:
            total, low, end = total * size, size, at + 1
        elif step is not None and _adds(group, low, step.value, linked=linked or _is_linked(keys[at], lexicon)):
            group, low, end = group + step.value, _lowest(step.value), step.end
        else:
            break
        at = end
        linked = at < len(keys) and (keys[at] == "-" or keys[at] in lexicon.numeral_links)
        at += linked
    return Found(start, end, total + group) if end > start else None


def _numeral(keys: Sequence[str], at: int, lexicon: SignalWords, *, first: bool) -> Found[float] | None:
    found = lexicon.numerals.at(keys, at)
    if found is None and not first and lexicon.find(keys[at], lexicon.one):
        return Found(at, at + 1, 1.0)
    return found


def _is_linked(key: str, lexicon: SignalWords) -> bool:
    """Tell whether the "and" is written onto a numeral."""
    return any(link in lexicon.prefixes and key.startswith(link) for link in lexicon.numeral_links)


def _adds(group: float, low: float, step: float, *, linked: bool) -> bool:
    """Tell whether a numeral goes on with what was said: twenty five, five and twenty, two and a half."""
    if step < low or (linked and step < 1 <= group):
        return True
    if not 0 < group < TENS:
        return False
    return (linked and TEENS <= step < HUNDRED and step % TENS == 0) or (not linked and step == TENS)


def _lowest(value: float) -> float:
    """Return the size below which a numeral may follow in the same number: 10 after twenty, 0 after five."""
    if value <= TENS or value % TENS:
        return 0.0
    size = float(TENS)
    while value % (size * TENS) == 0:
        size *= TENS
    return size
