"""What the bridge adds to the forum."""

from forum.extension import Extension

EXTENSION = Extension(name="kb_bridge")
