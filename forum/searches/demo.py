"""What the demonstration's people looked for: mostly found, some of it not written yet."""

from datetime import timedelta
from typing import Any

from forum.database import Session
from forum.searches.actions import Looked, note_click, note_search

# Words, language, results, how often, and the thread that was opened, if any was.
LOOKED_FOR = (
    ("hail net", "en", 0, 5, ""),
    ("solar panel for the hub", "en", 0, 4, ""),
    ("matter support", "en", 0, 3, ""),
    ("солнечная батарея", "ru", 0, 3, ""),
    ("panou solar", "ro", 0, 2, ""),
    ("charged twice", "en", 7, 6, "06-charged-twice-grower-mike"),
    ("hub offline new router", "en", 9, 5, "38-hub-offline-fibre-rajesh"),
    ("e-42", "en", 6, 4, "28-firmware-stuck-80-bjarne"),
    ("роутер", "ru", 8, 3, "ru-07-router-olga"),
    ("export csv", "en", 3, 2, ""),
)


async def look_for_things(session: Session, stage: Any) -> list[tuple[str, int]]:
    made = []
    for place, (words, language, hits, times, opened) in enumerate(LOOKED_FOR):
        for time in range(times):
            session.now = stage.moment - timedelta(hours=7 + 29 * time + 5 * place)
            looked = Looked(words, language, hits, "whoosh", 14 + 3 * place + time)
            made.append(await note_search(session, looked))
            if opened in stage.threads and time % 3 != 2:
                await note_click(session, made[-1], f"thread:{stage.threads[opened]}", place=1 + time % 2)
    return [("search", each) for each in made]


DEMO_SCENES = (look_for_things,)
