"""Whether a window can be opened at all: asked before Qt, which ends the process with a core dump where it cannot."""

import ctypes
import os
import socket
import sys
from pathlib import Path

_WITHOUT_A_DISPLAY = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")
"""Qt's own screens that need no server."""

_PATIENCE = 2.0
"""Seconds for a Wayland compositor on this machine to take a connection."""


def has_display() -> bool:
    """Tell whether a server of windows answers; a variable that names a dead one is no display."""
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(_WITHOUT_A_DISPLAY):
        return True
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    path = Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name  # an absolute name stands for itself
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(_PATIENCE)
        try:
            client.connect(os.fspath(path))
        except OSError:
            return False
    return True


def _x_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # not ours to judge: Qt brings its own, or says which library is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = not bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return answers


if __name__ == "__main__":
    sys.exit(not has_display())
