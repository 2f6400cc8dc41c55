"""Where files lie that the program reads."""

import pytest

from viewer.resources import package_folder, resource, word_list


def test_a_package_that_is_not_installed_is_named() -> None:
    assert (package_folder("langdetect") / "profiles" / "en").is_file()
    with pytest.raises(ModuleNotFoundError, match="no_such_package is not installed"):
        package_folder("no_such_package")


@pytest.mark.parametrize(("name", "file"), [("EN", "en"), ("en-GB", "en"), ("iw", "he")])
def test_a_list_is_found_by_any_code_of_its_language(name: str, file: str) -> None:
    assert resource("languages", "structure", f"{file}.toml").is_file()
    assert word_list("structure", name) == word_list("structure", file)


@pytest.mark.parametrize("name", [None, "", "xx", "../quotations/en", "e.n"])
def test_no_other_name_leads_to_a_list(name: str | None) -> None:
    assert word_list("structure", name) is None
