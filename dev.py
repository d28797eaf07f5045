"""From a fresh clone to a living forum, or to all of its tests, with nothing but Python.

    python3 dev.py run     makes .venv, installs, and opens the forum with its demonstration community
    python3 dev.py test    installs what the tests need, then runs linters, types and tests; more words go to pytest
    python3 dev.py release asks for known vulnerabilities (by the network), builds the wheel, writes down what is in it

What is installed is pinned and hashed in requirements/; it is installed again only when that changes.
TALKOOT_VENV names another folder for the virtual environment.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.abspath(os.environ.get("TALKOOT_VENV") or os.path.join(ROOT, ".venv"))
PYTHON = os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)
AT_ONCE = (os.cpu_count() or 1) + 1  # a core has something to do while a test waits for a browser or a process
CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("pytest", ("-m", "pytest", "-n", str(AT_ONCE), "--dist", "loadgroup")),
)


def main() -> int:
    words = sys.argv[1:]
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return refuse(f"Talkoot needs Python 3.11 or newer, and this is {found}: try python3.12 dev.py run")
    if words[:1] not in (["run"], ["test"], ["release"]):
        print(__doc__)
        return 0 if words[:1] in ([], ["-h"], ["--help"]) else 2
    os.chdir(ROOT)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a forum is several processes: none should compile all anew
    try:
        install("run.txt" if words[0] == "run" else "dev.txt")
    except subprocess.CalledProcessError as error:
        return refuse(f"this did not work: {' '.join(map(str, error.cmd))}")
    if words[0] == "run":
        sys.stdout.flush()
        os.execv(PYTHON, [PYTHON, "-m", "forum.cli", "serve", "--demo", *words[1:]])
    return test(words[1:]) if words[0] == "test" else release()


def install(pins: str) -> None:
    """Afterwards the virtual environment has what is pinned there, and the command `talkoot`."""
    if os.path.exists(PYTHON) and any(kept(enough) == stamp(enough) for enough in (pins, "dev.txt")):
        return
    print(f"Installing what Talkoot needs into {VENV} ...", flush=True)
    uv = shutil.which("uv")
    make_venv(uv)
    pip = (uv, "pip", "install", "--quiet", "--python", PYTHON) if uv else (PYTHON, "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", os.path.join("requirements", pins))
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ".")
    with open(os.path.join(VENV, pins + ".stamp"), "w", encoding="utf-8") as file:
        file.write(stamp(pins))


def make_venv(uv: "str | None") -> None:
    if uv:
        run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
        return
    try:
        run(sys.executable, "-m", "venv", "--clear", VENV)
    except subprocess.CalledProcessError:
        print("On Debian and Ubuntu, apt-get install python3-venv brings what is missing.", file=sys.stderr)
        raise


def stamp(pins: str) -> str:
    with open(os.path.join(ROOT, "requirements", pins), "rb") as file:
        return hashlib.sha256(file.read() + f"{ROOT} {sys.version_info[:2]}".encode()).hexdigest()


def kept(pins: str) -> str:
    try:
        with open(os.path.join(VENV, pins + ".stamp"), encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def test(words: "list[str]") -> int:
    """Everything, even after something failed; the summary says what."""
    rows = []
    for name, order in CHECKS:
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        code = subprocess.call([PYTHON, *order, *(words if name == "pytest" else [])])
        rows.append((name, code, time.monotonic() - began))
    print()
    for name, code, seconds in rows:
        print(f"{'ok    ' if code == 0 else 'FAILED'}  {name:12} {seconds:6.1f} s")
    return 1 if any(code for _, code, _ in rows) else 0


def release() -> int:
    """Into dist/: the wheel and the list of what it is installed with. Nothing is built on what is known as weak."""
    pins = os.path.join("requirements", "run.txt")
    listed = os.path.join("dist", "talkoot.cdx.json")
    os.makedirs("dist", exist_ok=True)
    for order in (
        ("-m", "pip_audit", "--require-hashes", "--disable-pip", "-r", pins),
        ("-m", "hatchling", "build", "-t", "wheel"),
        ("-m", "cyclonedx_py", "requirements", pins, "--pyproject", "pyproject.toml", "-o", listed),
    ):
        print(f"\n== {order[1]}", flush=True)
        if code := subprocess.call([PYTHON, *order]):
            return code
    return 0


def run(*order: str) -> None:
    subprocess.check_call(order)


def refuse(words: str) -> int:
    print(f"dev.py: {words}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
