"""What the window tells its reader beside the comparison: one sentence, its tone, and what it is about."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Tone(StrEnum):
    """How a notice is meant; each has a colour and a sign of its own."""

    REMARK = "remark"
    DONE = "done"
    FAULT = "fault"


class Subject(StrEnum):
    """What a notice is about; it goes when another of its subject takes its place."""

    FOLDER = "folder"
    COMPARISON = "comparison"
    EXPORT = "export"
    WORKSPACE = "workspace"
    PAIRING = "pairing"


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for a banner; `path` is a file that it offers to open."""

    text: str
    subject: Subject
    tone: Tone = Tone.REMARK
    path: Path | None = None


class Activity(StrEnum):
    """What the background is busy with."""

    READING = "reading"
    COMPARING = "comparing"
    EXPORTING = "exporting"
    STUDYING = "studying"
