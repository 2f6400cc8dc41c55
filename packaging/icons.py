"""Draw the icons of every size and system anew from their SVG sources.

The drawings for 32 pixels and less are drawings of their own: fewer, bolder strokes that fall on whole pixels.
"""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "resources" / "icons"

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Pixels, as icon themes have folders for them."""
SMALL = 32
"""The largest size that is drawn from the bolder source."""
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
"""Apple's names for an icon of so many pixels that is a PNG."""


def main() -> int:
    """Write PNG files, and icons for Windows and macOS, of the program and of its workspaces."""
    application = QGuiApplication(sys.argv[:1])
    for name in ("variorum", "workspace"):
        drawn = {size: draw(name, size) for size in SIZES}
        for size, data in drawn.items():
            (SOURCES / f"{name}-{size}.png").write_bytes(data)
        (ROOT / "packaging" / "windows" / f"{name}.ico").write_bytes(ico({size: drawn[size] for size in ICO_SIZES}))
        (ROOT / "packaging" / "macos" / f"{name}.icns").write_bytes(icns(drawn))
    application.quit()
    return 0


def draw(name: str, size: int) -> bytes:
    """Return a PNG of so many pixels each way."""
    source = SOURCES / (f"{name}-small.svg" if size <= SMALL else f"{name}.svg")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(images: dict[int, bytes]) -> bytes:
    """Return a Windows icon that holds PNG images, which Windows reads since Vista."""
    head = struct.pack("<HHH", 0, 1, len(images))
    at = len(head) + 16 * len(images)
    entries = b""
    for size, data in images.items():
        side = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + entries + b"".join(images.values())


def icns(images: dict[int, bytes]) -> bytes:
    """Return a macOS icon that holds PNG images."""
    body = b"".join(kind + struct.pack(">I", len(images[size]) + 8) + images[size] for size, kind in ICNS_TYPES.items())
    return b"icns" + struct.pack(">I", len(body) + 8) + body


if __name__ == "__main__":
    sys.exit(main())
