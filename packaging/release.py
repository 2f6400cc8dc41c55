"""See that a release is named alike everywhere, and sum up what was built: python packaging/release.py check|sums.

`check` compares the one version number, of `viewer/__init__.py`, with CHANGELOG.md, the metainfo and the lock files.
`sums` writes SHA256SUMS beside everything that was built for this version.
"""

import hashlib
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
METAINFO = ROOT / "packaging" / "linux" / "org.variorum.Variorum.metainfo.xml"

_SECTION = re.compile(r"^## (\S+) - (\S+)$", re.MULTILINE)
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*==\S+)", re.MULTILINE)


def main(words: list[str]) -> int:
    """Print what is wrong and return 1, or do what is asked and return 0."""
    if words == ["check"]:
        faults = faults_before_release()
        for fault in faults:
            print(f"not ready: {fault}", file=sys.stderr)
        return 1 if faults else 0
    if words == ["sums"]:
        return write_sums()
    print(__doc__, file=sys.stderr)
    return 2


def faults_before_release() -> list[str]:
    """Return what keeps this version from being released, one sentence each."""
    number, faults = version(), []
    if not re.fullmatch(r"\d+\.\d+\.\d+", number):
        faults.append(f"{number} is not of the form 1.2.3, which the installers need")
    top = _SECTION.search((ROOT / "CHANGELOG.md").read_text("utf-8"))
    named, day = top.groups() if top else ("", "")
    if named != number:
        faults.append(f"the top section of CHANGELOG.md is not that of {number}")
    releases = metainfo_releases()
    if number not in releases:
        faults.append(f"the metainfo names no release {number}")
    elif releases[number] != day:
        faults.append(f"CHANGELOG.md dates {number} {day}, the metainfo {releases[number]}")
    run, package = (pins(f"requirements{name}.lock") for name in ("", "-package"))
    if not run <= package:
        faults.append(f"the lock files disagree on {', '.join(sorted(run - package))}: run make lock")
    return faults


def version() -> str:
    """Return the one version number."""
    found = re.search(r'^__version__ = "([^"]+)"$', (ROOT / "viewer" / "__init__.py").read_text("utf-8"), re.MULTILINE)
    return found.group(1) if found else ""


def metainfo_releases() -> dict[str, str]:
    """Return the day of each release that the metainfo names."""
    tree = ElementTree.parse(METAINFO)  # noqa: S314 - our own file
    return {one.get("version", ""): one.get("date", "") for one in tree.iter("release")}


def pins(name: str) -> set[str]:
    """Return what a lock file pins, as NAME==VERSION."""
    return set(_PIN.findall((ROOT / name).read_text("utf-8")))


def write_sums() -> int:
    """Write the sums of everything built for this version into out/SHA256SUMS, as `sha256sum -c` reads them."""
    out = ROOT / "out"
    found = [*out.glob(f"*{version()}*"), *(out / "dist").glob(f"*{version()}*")]
    files = sorted(path for path in found if path.is_file())
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(out)}\n" for path in files]
    (out / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    print(f"Wrote the sums of {len(files)} files to out/SHA256SUMS")
    return 0 if files else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
