"""Try the Debian package from outside, as a reader would: python packaging/package_test.py PACKAGE.deb.

A bare Debian is made, the package is installed there with apt, and then, without any network: started by its menu
entry, by a double-click on it in a file manager, with a folder as argument, by a double-click on a workspace, by the
menu of a folder, and by dragging a folder onto the window. A PDF is exported by keys. Last it is purged, and nothing
of it may be left. Needs root, debootstrap, Xvfb, xdotool, xprop and ImageMagick; screenshots go to out/package-test.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOTS = ROOT / "out" / "package-test"
PLACE = ROOT / "out" / "bare-debian"
"""Where the bare Debian stands; kept between two runs, for making it takes longer than all the rest."""

SUITE = os.environ.get("PACKAGE_TEST_SUITE", "bookworm")
DESKTOP = (
    "openbox",
    "pcmanfm",
    "libfm-modules",
    "dbus-x11",
    "libglib2.0-bin",
    "desktop-file-utils",
    "shared-mime-info",
    "mousepad",
    "procps",
)
"""What is installed beside the package: a window manager, a file manager, an editor whose files must stay its own."""

COMMON_TYPES = (
    *("inode/directory", "text/plain", "text/html", "text/markdown", "application/json"),
    *("application/zip", "application/x-tar", "application/x-compressed-tar"),
)
OWN_TYPE = "application/x-variorum-workspace"
DESKTOP_FILE = "org.variorum.Variorum.desktop"
READER = "reader"
HOME = Path("/home", READER)
SCREEN = "1600x1000x24"
PATIENCE = 60
"""Seconds after which what has not come will not come."""


class FailedError(Exception):
    """Something that the package should do it did not; the text says what."""


class Root:
    """A bare Debian below a folder of this machine."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._session: subprocess.Popen[bytes] | None = None

    def make(self) -> None:
        """Make it anew from a copy that is kept beside it."""
        kept = self.place.with_suffix(".base")
        if not (kept / "etc" / "made").exists():
            shutil.rmtree(kept, ignore_errors=True)
            _run("debootstrap", "--variant=minbase", SUITE, str(kept), _mirror())
            (kept / "usr" / "sbin" / "policy-rc.d").write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
            (kept / "usr" / "sbin" / "policy-rc.d").chmod(0o755)
            shutil.copy("/etc/resolv.conf", kept / "etc" / "resolv.conf")
            other = Root(kept)
            other.install(*DESKTOP)
            other.inside("useradd", "--create-home", "--shell", "/bin/bash", READER)
            (kept / "etc" / "made").touch()
        shutil.rmtree(self.place, ignore_errors=True)
        _run("cp", "-a", str(kept), str(self.place))

    def inside(self, *words: str, check: bool = True) -> str:
        """Return what a command prints that root gives, with the network of this machine."""
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["chroot", str(self.place), *words], env=env, check=False, capture_output=True, text=True)
        if check and done.returncode:
            raise FailedError(f"{' '.join(words)}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def install(self, *packages: str) -> None:
        """Install packages, or package files, with all that they need and nothing that they only recommend."""
        self.inside("apt-get", "-qq", "update")
        self.inside("apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages)

    @contextmanager
    def session(self, display: str) -> Iterator["Session"]:
        """Give a session of the reader, with a screen and no network whatever."""
        (self.place / "tmp" / ".X11-unix").mkdir(mode=0o1777, exist_ok=True)
        script = (
            'mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix" && mount -t proc proc "$0/proc" && '
            'mount -t tmpfs tmpfs "$0/dev/shm" && exec chroot "$0" sleep infinity'
        )
        command = [
            "unshare",
            "--net",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-c",
            script,
            str(self.place),
        ]
        process = subprocess.Popen(command)
        try:
            wait_for(lambda: bool(_child(process.pid)), "the session")
            session = Session(_child(process.pid), display)
            wait_for(lambda: "sleep" in session.root("cat", "/proc/1/cmdline"), "the session's own processes")
            yield session
        finally:
            process.kill()
            process.wait()


class Session:
    """What the reader does in the bare Debian: programs run there, keys and mouse come from this machine."""

    def __init__(self, pid: int, display: str) -> None:
        self._pid = pid
        self._env = {
            "DISPLAY": display,
            "HOME": str(HOME),
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "USER": READER,
            "XDG_RUNTIME_DIR": str(HOME / ".run"),
            "XDG_CURRENT_DESKTOP": "X-Test",
        }

    def root(self, *words: str) -> str:
        """Return what a command prints that root gives in there."""
        return subprocess.run(self._enter(*words), capture_output=True, text=True, check=False).stdout

    def ask(self, *words: str) -> str:
        """Return what a command prints that the reader gives in there."""
        command = self._enter("/usr/sbin/runuser", "-u", READER, "--", *words)
        return subprocess.run(command, env=self._env, capture_output=True, text=True, check=False).stdout

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a program of the reader in there."""
        log = (SHOTS / "session.log").open("ab")
        return subprocess.Popen(
            self._enter("/usr/sbin/runuser", "-u", READER, "--", *words), env=self._env, stdout=log, stderr=log
        )

    def tool(self, *words: str) -> str:
        """Move the mouse, press keys, ask for windows."""
        env = {**os.environ, "DISPLAY": self._env["DISPLAY"]}
        done = subprocess.run(["xdotool", *words], env=env, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def is_managed(self) -> bool:
        """Tell whether a window manager is there."""
        env = {**os.environ, "DISPLAY": self._env["DISPLAY"]}
        command = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        return "window id" in subprocess.run(command, env=env, capture_output=True, text=True, check=False).stdout

    def has(self, title: str) -> bool:
        """Tell whether a window of that title is there."""
        return bool(self.tool("search", "--onlyvisible", "--name", title))

    def window(self, title: str) -> str:
        """Wait for a window by its title and return its number."""
        wait_for(lambda: self.has(title), f"a window named {title}")
        return self.tool("search", "--onlyvisible", "--name", title).split()[-1]

    def place(self, title: str, at: tuple[int, int], size: tuple[int, int]) -> None:
        """Put a window where the mouse will look for it."""
        window = self.window(title)
        self.tool("windowsize", "--sync", window, *map(str, size))
        self.tool("windowmove", "--sync", window, *map(str, at))
        self.tool("windowactivate", "--sync", window)

    def shot(self, name: str) -> None:
        """Keep what the screen shows."""
        time.sleep(1)
        env = {**os.environ, "DISPLAY": self._env["DISPLAY"]}
        subprocess.run(["import", "-window", "root", str(SHOTS / f"{name}.png")], env=env, check=False)

    def quit(self, title: str) -> None:
        """Close the program by its key and wait until it is gone."""
        self.tool("windowactivate", "--sync", self.window(title))
        self.tool("key", "ctrl+q")
        wait_for(lambda: not self.has(title), f"{title} to close")
        wait_for(
            lambda: not self.root("pgrep", "--runstates", "R,S,D", "-x", "variorum").strip(), "the worker to leave"
        )

    def _enter(self, *words: str) -> list[str]:
        place = ["nsenter", "--target", str(self._pid), "--mount", "--pid", "--net", "--root"]
        return [*place, "/usr/bin/env", f"--chdir={HOME}", *words]


def main(words: list[str]) -> int:
    """Go through all of it and return 0; the first thing that fails ends it with 1."""
    package = Path(words[0]).resolve()
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True)
    root = Root(PLACE)
    try:
        root.make()
        files_before = _files(root)
        defaults_before = _defaults(root)
        shutil.copy(package, PLACE / "root" / "variorum.deb")
        root.install("/root/variorum.deb")
        (PLACE / "root" / "variorum.deb").unlink()
        _say("installed with apt in a bare Debian")
        check_libraries(root)
        check_types(root, defaults_before)
        lay_out_articles()
        with _screen() as display, root.session(display) as session:
            use(session)
        purge(root, files_before)
    except FailedError as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    _say(f"all passed; screenshots are in {SHOTS.relative_to(ROOT)}")
    return 0


def check_libraries(root: Root) -> None:
    """See that every library in the package finds all that it is linked with."""
    script = (
        "find /usr/lib/variorum -name '*.so*' -type f | while read -r file; do "
        'LD_LIBRARY_PATH=/usr/lib/variorum/lib ldd "$file" 2>/dev/null | grep \'not found\' | sed "s|^|$file:|"; done'
    )
    missing = root.inside("sh", "-c", script, check=False).strip()
    if missing:
        raise FailedError(f"libraries are missing:\n{missing}")
    _say("every library finds what it needs")


def check_types(root: Root, before: dict[str, str]) -> None:
    """See that workspaces are ours, and that folders and articles are only offered."""
    if _default(root, OWN_TYPE) != DESKTOP_FILE:
        raise FailedError(f"workspaces are not opened by Variorum but by {_default(root, OWN_TYPE)}")
    after = _defaults(root)
    if after != before:
        raise FailedError(f"defaults were taken over: {before} became {after}")
    for kind in ("inode/directory", "text/plain"):
        if "zzz-variorum-open.desktop" not in root.inside("gio", "mime", kind, check=False):
            raise FailedError(f"Variorum is not offered for {kind}")
    _say(f"offered for folders and articles; defaults stay: {', '.join(sorted(set(after.values()) - {''}))}")


def lay_out_articles() -> None:
    """Put the samples, and a workspace beside them, where the reader keeps articles."""
    home = PLACE / str(HOME).lstrip("/")
    shelf = home / "shelf"
    shutil.copytree(ROOT / "resources" / "samples" / "ferry", shelf / "ferry")
    attic = home / "attic"
    attic.mkdir()
    shutil.make_archive(str(attic / "ferry"), "zip", shelf, "ferry")
    desk = home / "desk"
    desk.mkdir()
    workspace = {
        "format": 1,
        "inputs": ["../shelf/ferry"],
        "base": "inquiry-gazette.txt",
        "witness": "inquiry-glance.txt",
        "place": {"side": "base", "block": 3},
        "switches": {"furniture": True},
    }
    (desk / "inquiry.variorum").write_text(json.dumps(workspace), encoding="utf-8")
    programs = home / "programs"
    programs.mkdir()
    shutil.copy(PLACE / "usr" / "share" / "applications" / DESKTOP_FILE, programs)
    (home / "out").mkdir()
    (home / ".run").mkdir(mode=0o700)
    _run(
        "chown",
        "-R",
        f"--reference={home}",
        str(shelf),
        str(attic),
        str(desk),
        str(programs),
        str(home / "out"),
        str(home / ".run"),
    )


def use(session: Session) -> None:
    """Do what a reader does."""
    session.start("openbox")
    wait_for(session.is_managed, "the window manager")
    start_by_menu_entry(session)
    start_by_double_click(session)
    start_with_folder(session)
    open_workspace(session)
    open_from_menu(session)
    open_archive_from_menu(session)
    drag_folder(session)


def start_by_menu_entry(session: Session) -> None:
    """Start the program as a menu does."""
    session.start("gio", "launch", f"/usr/share/applications/{DESKTOP_FILE}")
    session.window("^Variorum$")
    name = session.tool("search", "--onlyvisible", "--class", "variorum")
    if not name:
        raise FailedError("the window does not carry the class that the menu entry names")
    session.shot("1-menu-entry")
    check_sockets(session)
    session.quit("^Variorum$")
    _say("started by its menu entry; it has no socket of any network")


def start_by_double_click(session: Session) -> None:
    """Double-click the program's entry in a folder of programs."""
    manager = session.start("pcmanfm", str(HOME / "programs"))
    session.place("^programs$", (0, 0), (600, 400))

    def reached() -> bool:  # this file manager asks first whether an entry shall be run or read
        if session.has("^Execute File$"):
            session.tool("key", "alt+e")
        return session.has("^Variorum$")

    double_click_until(session, (207, 122), reached, "the program to start")
    session.window("^Variorum$")
    session.shot("2-double-click")
    session.quit("^Variorum$")
    _end(session, "pcmanfm", manager)
    _say("started by a double-click in a file manager")


def start_with_folder(session: Session) -> None:
    """Start the program on a folder, and export a PDF by keys."""
    session.start("variorum", str(HOME / "shelf"))
    title = "shelf – Variorum"
    session.tool("windowactivate", "--sync", session.window(title))
    target = HOME / "out" / "comparison.pdf"

    def ask() -> bool:  # until the comparison stands, there is nothing to export and the key does nothing
        session.tool("key", "ctrl+p")
        time.sleep(1)
        return session.has("Export PDF")

    wait_for(ask, "the dialog that asks where to write")
    session.shot("3-folder-argument")
    session.tool("key", "ctrl+a")
    session.tool("type", "--delay", "20", str(target))
    session.tool("key", "Return")
    outside = PLACE / str(target).lstrip("/")
    wait_for(outside.exists, "the PDF")
    if not outside.read_bytes().startswith(b"%PDF-"):
        raise FailedError("what was exported is no PDF")
    shutil.copy(outside, SHOTS / "comparison.pdf")
    session.quit(title)
    _say("started with a folder, and a PDF exported by keys")


def open_workspace(session: Session) -> None:
    """Double-click a workspace, and save it again by a key: so it tells which pair it shows."""
    manager = session.start("pcmanfm", str(HOME / "desk"))
    session.place("^desk$", (0, 0), (600, 400))
    title = "inquiry.variorum – Variorum"
    double_click_until(session, (207, 122), lambda: session.has(title), "the workspace to open")
    session.tool("windowactivate", "--sync", session.window(title))
    time.sleep(3)
    session.shot("4-workspace")
    file = PLACE / str(HOME / "desk" / "inquiry.variorum").lstrip("/")

    def saved() -> bool:
        session.tool("key", "ctrl+s")
        time.sleep(1)
        record = json.loads(file.read_bytes())
        return bool(record.get("story")) and record["place"] is not None

    wait_for(saved, "the workspace to be saved with its story")
    record = json.loads(file.read_bytes())
    if (record["base"], record["witness"]) != ("inquiry-gazette.txt", "inquiry-glance.txt"):
        raise FailedError(f"the workspace was opened at another pair: {record}")
    session.quit(title)
    _end(session, "pcmanfm", manager)
    _say("opened a workspace by a double-click, at its pair, and saved it by a key")


def open_from_menu(session: Session) -> None:
    """Right-click a folder and choose Variorum among the programs that are offered for it."""
    manager = session.start("pcmanfm", str(HOME / "shelf"))
    session.place("^shelf$", (0, 300), (500, 400))

    def choose() -> bool:
        session.tool("key", "Escape")
        session.tool("mousemove", "207", "422", "sleep", "0.3", "click", "3")
        session.shot("5-open-with")
        session.tool("mousemove", "274", "563", "sleep", "0.3", "click", "1", "sleep", "3")
        return session.has("ferry – Variorum")

    wait_for(choose, "the folder to open from its menu")
    session.quit("ferry – Variorum")
    _end(session, "pcmanfm", manager)
    _say("opened a folder by the menu that offers programs for it")


def open_archive_from_menu(session: Session) -> None:
    """Right-click an archive and choose Variorum, which is no program of archives and yet is offered."""
    manager = session.start("pcmanfm", str(HOME / "attic"))
    session.place("^attic$", (0, 300), (500, 400))

    def choose() -> bool:
        session.tool("key", "Escape")
        session.tool("mousemove", "207", "422", "sleep", "0.3", "click", "3", "sleep", "0.5")
        session.shot("6-archive")
        session.tool("key", "Up", "Up", "Return", "sleep", "3")  # the last entry but the properties
        return session.has("ferry.zip – Variorum")

    wait_for(choose, "the archive to open from its menu")
    session.quit("ferry.zip – Variorum")
    _end(session, "pcmanfm", manager)
    _say("opened an archive by its menu")


def drag_folder(session: Session) -> None:
    """Drag a folder from the file manager onto the window."""
    session.start("variorum")
    session.place("^Variorum$", (530, 20), (1050, 900))
    manager = session.start("pcmanfm", str(HOME / "shelf"))
    session.place("^shelf$", (0, 500), (500, 400))

    def drag() -> bool:
        session.tool("mousemove", "207", "622", "sleep", "0.3", "mousedown", "1", "sleep", "0.4")
        for step in range(1, 21):
            session.tool("mousemove", str(207 + 40 * step), str(622 - 10 * step))
        session.shot("7-dragging")
        session.tool("mouseup", "1", "sleep", "0.7")
        return session.has("ferry – Variorum")

    wait_for(drag, "the window to open what was dropped on it")
    time.sleep(3)
    session.shot("8-dropped")
    session.quit("ferry – Variorum")
    _end(session, "pcmanfm", manager)
    _say("opened a folder that was dragged from the file manager")


def check_sockets(session: Session) -> None:
    """See that no process of the program has a socket other than those to the screen and the session's bus."""
    tables = "".join(session.root("cat", f"/proc/net/{name}") for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"))
    taken = {line.split()[9] for line in tables.splitlines() if line.strip()[:1].isdigit()}
    held = session.root("sh", "-c", "ls -l $(pgrep -x variorum | sed 's|.*|/proc/&/fd|') 2>/dev/null")
    if "socket:[" not in held:
        raise FailedError("the program has no socket at all, not even to the screen: it was not looked at")
    found = [inode for inode in taken if f"socket:[{inode}]" in held]
    if found:
        raise FailedError(f"the program has sockets of a network: {found}")


def purge(root: Root, before: set[str]) -> None:
    """Remove the package and see that nothing of it stays."""
    root.inside("apt-get", "-qq", "purge", "-y", "variorum")
    root.inside("apt-get", "-qq", "autoremove", "--purge", "-y")
    left = {name for name in _files(root) - before if "variorum" in name.casefold() and "/home/" not in name}
    if left:
        raise FailedError(f"left behind: {sorted(left)}")
    if "variorum" in root.inside("gio", "mime", OWN_TYPE, check=False).casefold().replace(OWN_TYPE, ""):
        raise FailedError("the type of workspaces is still known")
    _say("purged, and nothing is left")


def double_click_until(session: Session, at: tuple[int, int], reached: Callable[[], bool], what: str) -> None:
    """Double-click again until it is noticed: a file manager may still be drawing its icons."""

    def click() -> bool:
        if reached():
            return True
        session.tool("mousemove", *map(str, at), "sleep", "0.3", "click", "--repeat", "2", "--delay", "120", "1")
        for _ in range(50):
            if reached():
                return True
            time.sleep(0.1)
        return False

    wait_for(click, what)


def wait_for(reached: Callable[[], bool], what: str) -> None:
    """Ask again and again, for what is waited for lives in another process; fail by name when patience ends."""
    deadline = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > deadline:
            raise FailedError(f"waited in vain for {what}")
        time.sleep(0.2)


@contextmanager
def _screen() -> Iterator[str]:
    reading, writing = os.pipe()
    log = (SHOTS / "screen.log").open("ab")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-ac", "-noreset"],
        pass_fds=[writing],
        stderr=log,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait()


def _mirror() -> str:
    """Return where this machine's own packages come from."""
    targets = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)"], capture_output=True, text=True, check=True
    )
    return targets.stdout.split()[0]


def _child(pid: int) -> int:
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()[0])
    return 0


def _files(root: Root) -> set[str]:
    skipped = [
        word
        for name in ("proc", "sys", "var/cache", "var/log", "tmp")
        for word in ("-path", f"/{name}", "-prune", "-o")
    ]
    return set(root.inside("find", "/", *skipped, "-print").splitlines())


def _defaults(root: Root) -> dict[str, str]:
    return {kind: _default(root, kind) for kind in COMMON_TYPES}


def _default(root: Root, kind: str) -> str:
    """Return which program opens a type, as GLib has it; "" for none."""
    for line in root.inside("gio", "mime", kind, check=False).splitlines():
        if line.startswith("Default application"):
            return line.rsplit(":", 1)[1].strip()
    return ""


def _end(session: Session, name: str, process: subprocess.Popen[bytes]) -> None:
    session.root("pkill", "-x", name)
    process.wait()


def _run(*words: str) -> None:
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def _say(text: str) -> None:
    print(f"ok: {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
