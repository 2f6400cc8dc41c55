"""Write what Windows shows under the properties of a program: python packaging/windows/version_info.py TARGET.

The file is in the form that PyInstaller reads; its only number is that of `viewer/__init__.py`.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

_TEXT = """VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
  ),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "The Variorum developers"),
      StringStruct("FileDescription", "Variorum"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "variorum"),
      StringStruct("LegalCopyright", "The Variorum developers, Apache-2.0"),
      StringStruct("OriginalFilename", "variorum.exe"),
      StringStruct("ProductName", "Variorum"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 1200])]),
  ],
)
"""


def main(words: list[str]) -> int:
    """Write the file and return 0."""
    source = (ROOT / "viewer" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        print("viewer/__init__.py names no version", file=sys.stderr)
        return 1
    target = Path(words[0])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(version_info(found.group(1)), encoding="utf-8")
    return 0


def version_info(version: str) -> str:
    """Return the text for a version such as 1.2.3; Windows wants four numbers, and letters have no place there."""
    numbers = [int(number) for number in re.findall(r"(?:^|\.)(\d+)", version)]
    four = tuple([*numbers, 0, 0, 0, 0][:4])
    return _TEXT.format(numbers=four, version=version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
