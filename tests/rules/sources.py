"""The project's own source, parsed once for all rules."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("forum", "moderation", "reputation", "kb_bridge")


@dataclass(frozen=True)
class Module:
    """One file of a package."""

    path: Path
    tree: ast.Module
    text: str

    @property
    def name(self) -> str:
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def package(self) -> str:
        return self.name.split(".")[0]

    @property
    def room(self) -> str:
        """The room of the core that the module stands in, "" for the frame and for neighbours."""
        from forum import ROOMS

        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 and parts[0] == "forum" and parts[1] in ROOMS else ""

    def imports(self) -> set[str]:
        """Every module named in an import, wherever it stands in the file."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
        return found


@cache
def modules() -> tuple[Module, ...]:
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return tuple(Module(path, ast.parse(text := path.read_text()), text) for path in paths if "_data" not in path.parts)


def test_files() -> list[Path]:
    return sorted((ROOT / "tests").rglob("*.py"))


test_files.__test__ = False  # type: ignore[attr-defined]
