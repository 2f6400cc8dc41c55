"""Write a bill of materials (CycloneDX 1.5) of what a release carries: python packaging/sbom.py TARGET.

Run it with the Python of the environment that bundles are built in: what is installed there is what is carried.
"""

import json
import os
import re
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from licences import Part, other_parts, python_parts

ROOT = Path(__file__).resolve().parent.parent

_HASHES = re.compile(r"^([a-z0-9][a-z0-9._-]*)==\S+((?:\s*\\\n\s+--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE)
_EXPRESSION = re.compile(r"^[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*$")


def main(words: list[str]) -> int:
    """Write the file and return 0."""
    sys.path.insert(0, str(ROOT))
    from viewer import __version__  # noqa: PLC0415 - found only now

    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    text = json.dumps(bill(__version__, [*python_parts(), *other_parts()], epoch), indent=1, ensure_ascii=False)
    Path(words[0]).write_text(text + "\n", encoding="utf-8")
    return 0


def bill(version: str, parts: list[Part], epoch: int) -> dict[str, object]:
    """Return the bill of one version; the same parts at the same time give the same bill."""
    names = sorted(part.name for part in parts)
    own = f"pkg:generic/variorum@{version}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join([own, str(epoch), *names]))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "variorum",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
                "purl": own,
            },
        },
        "components": [_component(part) for part in parts],
        "dependencies": [{"ref": own, "dependsOn": sorted(_reference(part) for part in parts)}],
    }


def locked_hashes() -> dict[str, tuple[str, ...]]:
    """Return the SHA-256 sums that the lock file allows for each package, by its name."""
    text = (ROOT / "requirements.lock").read_text("utf-8")
    return {name: tuple(re.findall(r"sha256:([0-9a-f]{64})", sums)) for name, sums in _HASHES.findall(text)}


def _component(part: Part) -> dict[str, object]:
    licence: dict[str, object] = {"license": {"name": part.licence}}
    if _EXPRESSION.match(part.licence) and any(mark in part.licence for mark in "-0123456789"):
        licence = {"expression": part.licence}
    sums = locked_hashes().get(part.name, ())
    return {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "licenses": [licence],
        "purl": _reference(part),
        "properties": [{"name": "variorum:locked-sha256", "value": value} for value in sums],
    }


def _reference(part: Part) -> str:
    kind = "pypi" if part.name in locked_hashes() else "generic"
    return f"pkg:{kind}/{part.name.lower().replace(' ', '-')}@{part.version}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
