"""What the files of one language say about the same things in several folders: they must not contradict each other."""

import tomllib
from typing import Any

import pytest

from viewer.collation.wording.lexicon import lexicon
from viewer.resources import resource
from viewer.text.folding import fold_key

FOLDERS = sorted(path.name for path in resource("languages").iterdir() if path.is_dir())
FULL = ("quotations", "signals")
ALSO = ("structure", "grouping", "calendar")


def languages_in(folder: str) -> set[str]:
    return {path.stem for path in resource("languages", folder).glob("*.toml")}


def table(folder: str, language: str) -> dict[str, Any]:
    return tomllib.loads(resource("languages", folder, f"{language}.toml").read_text(encoding="utf-8"))


LANGUAGES = sorted(languages_in("signals"))


def forms_of(language: str, key: str) -> dict[str, int]:
    """Return the folded forms of a calendar's list with the number of their line."""
    lines = enumerate(table("calendar", language)[key].splitlines(), start=1)
    return {fold_key(form.strip()): number for number, line in lines for form in line.split(",")}


def test_every_folder_is_explained() -> None:
    page = resource("languages", "README.md").read_text(encoding="utf-8")
    assert [folder for folder in FOLDERS if f"`{folder}/`" not in page] == []


def test_the_languages_that_are_read_in_full_have_all_their_files() -> None:
    assert {folder: languages_in(folder) for folder in FULL} == {folder: set(LANGUAGES) for folder in FULL}
    assert [folder for folder in ALSO if not set(LANGUAGES) <= languages_in(folder)] == []


@pytest.mark.parametrize("language", sorted(languages_in("calendar")))
def test_a_calendar_has_seven_days_and_twelve_months(language: str) -> None:
    calendar = table("calendar", language)
    for key, size in (("weekdays", 7), ("months", 12), ("solar_months", 12)):
        lines = calendar.get(key, "").splitlines()
        forms = [form for line in lines for form in line.split(", ")]
        assert len(lines) in {0, size}
        assert forms == [form.strip().lower() for form in forms]
        assert len({*forms}) == len(forms)


def test_no_month_of_one_language_is_another_month_of_another() -> None:
    found: dict[str, set[int]] = {}
    for language in sorted(languages_in("calendar")):
        if "months" in table("calendar", language):
            for form, number in forms_of(language, "months").items():
                found.setdefault(form, set()).add(number)
    assert {form: numbers for form, numbers in found.items() if len(numbers) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_that_count_beside_a_number_only_are_months(language: str) -> None:
    doubtful = {fold_key(word) for word in table("signals", language)["doubtful_months"].split()}
    assert doubtful <= forms_of(language, "months").keys()
    assert len(lexicon(language).months.listed) >= 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_numeral_has_one_value(language: str) -> None:
    numerals = {" ".join(name): value for name, value in lexicon(language).numerals.listed.items()}
    small = enumerate(table("grouping", language)["numerals"], start=2)
    values = {fold_key(form): number for number, forms in small for form in forms}
    common = numerals.keys() & values.keys()
    assert len(common) >= 9
    assert {form: numerals[form] for form in common} == {form: values[form] for form in common}
