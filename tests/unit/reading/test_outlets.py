import pytest

from viewer.model import Role
from viewer.reading.outlets import outlet_of_url, read_outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This post appeared first on example.com", "example.com"),
        ("This article was originally published on the Valley Herald.", "Valley Herald"),
        ("Dieser Beitrag erschien zuerst auf https://www.example.de/artikel", "example.de"),
        ("<< Follow Valley Herald on Facebook | Twitter >>", "Valley Herald"),
        ("Follow us on Facebook", None),
        ("Follow Us on Facebook", None),
        ("Source: " + "x" * 100, None),
        ("Nothing here", None),
    ],
)
def test_notices_name_the_outlet(line: str, outlet: str | None) -> None:
    assert read_outlet([line], [Role.NOTICE]) == outlet


def test_what_the_story_says_names_no_outlet() -> None:
    line = "The poem was originally published on Tuesday."
    assert read_outlet([line, "x" * 300], [Role.BODY, Role.NOTICE]) is None


def test_domains() -> None:
    assert outlet_of_url("https://www.example.com/a") == "example.com"
    assert outlet_of_url("example.org/a") == "example.org"
    assert outlet_of_url("nonsense") is None
    assert outlet_of_url("http://[bad") is None
