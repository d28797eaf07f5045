"""Pictures of emoji as the characters that they show. Pure."""

from functools import lru_cache

# Names that the forums' programs gave and nobody else did.
OWN = {
    "slight_smile": "🙂", "stuck_out_tongue": "😛", "upside_down_face": "🙃", "hugs": "🤗", "nerd": "🤓",
    "face_with_raised_eyebrow": "🤨", "crazy_face": "🤪", "frowning2": "☹️", "slightly_frowning_face": "🙁",
    "bowing_man": "🙇", "man_facepalming": "🤦", "man_shrugging": "🤷", "information_source": "ℹ️", "running_man": "🏃",
    "fist_left": "🤛", "construction_worker_man": "👷", "hash": "#️⃣", "frowning_with_open_mouth": "😦",
}  # fmt: skip


@lru_cache(maxsize=2_000)
def character(name: str) -> str:
    """The character of ":wink:"; a name that nobody knows stays a name."""
    bare = name.strip().strip(":").split(":")[0]
    if not bare.isascii():
        return name  # a character already
    if bare in OWN:
        return OWN[bare]
    from emoji import emojize

    found = emojize(f":{bare}:", language="alias")
    return found if found != f":{bare}:" else f":{bare}:" if bare else ""
