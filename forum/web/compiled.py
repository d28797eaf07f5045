"""Compiled templates are kept beside their sources, as Python keeps its modules."""

import os
import sys
from importlib.metadata import version
from pathlib import Path
from pickle import UnpicklingError
from tempfile import NamedTemporaryFile

from jinja2.bccache import Bucket, BytecodeCache

TAG = f"{sys.implementation.cache_tag}.jinja-{version('jinja2')}"


class Compiled(BytecodeCache):
    """Where nothing may be written nothing is, and each process compiles for itself. Jinja compares a digest of the
    source and the version of Python; `options` is whatever else changes what a template is compiled to."""

    def __init__(self, folder: Path, options: str):
        self.folder, self.tag = folder / "__pycache__", f"{TAG}.{options}"

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            with self.place(bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, UnpicklingError):
            bucket.reset()  # nobody has compiled it yet, or not to the end

    def dump_bytecode(self, bucket: Bucket) -> None:
        if sys.dont_write_bytecode:
            return
        try:
            self.folder.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, delete=False) as file:
                bucket.write_bytecode(file)
            os.replace(file.name, self.place(bucket))  # whole or not at all: others compile the same
        except OSError:
            pass  # a folder of somebody else's, or one that only reads

    def place(self, bucket: Bucket) -> Path:
        return self.folder / f"{bucket.key}.{self.tag}"
