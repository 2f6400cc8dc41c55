"""Check the limits that keep a file readable in one sitting; fail by name."""

import ast
import sys
from pathlib import Path

FILE_LINES = 400
CLASS_LINES = 250
FUNCTION_LINES = 60
ARGUMENTS = 6


def main() -> int:
    """Print each place over a limit and return 1 if there is one."""
    root = Path(__file__).resolve().parent.parent
    found = [line for path in _sources(root) for line in _faults(path, path.relative_to(root))]
    print("\n".join(found) if found else "shape: every file, class and function is within its limits")
    return 1 if found else 0


def _sources(root: Path) -> list[Path]:
    return [root / "main.py", *sorted((root / "viewer").rglob("*.py"))]


def _faults(path: Path, name: Path) -> list[str]:
    source = path.read_text(encoding="utf-8")
    found = []
    if len(source.splitlines()) > FILE_LINES:
        found.append(f"{name}: {len(source.splitlines())} lines, {FILE_LINES} allowed")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and _lines(node) > CLASS_LINES:
            found.append(f"{name}:{node.lineno}: class {node.name} has {_lines(node)} lines, {CLASS_LINES} allowed")
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if _lines(node) > FUNCTION_LINES:
                found.append(f"{name}:{node.lineno}: {node.name} has {_lines(node)} lines, {FUNCTION_LINES} allowed")
            if _arguments(node) > ARGUMENTS:
                found.append(
                    f"{name}:{node.lineno}: {node.name} takes {_arguments(node)} arguments, {ARGUMENTS} allowed"
                )
    return found


def _lines(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _arguments(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in {"self", "cls"}])


if __name__ == "__main__":
    sys.exit(main())
