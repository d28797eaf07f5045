"""The pages of what is kept of a person: one's own, and an admin's for somebody who asked."""

from starlette.routing import Route

from forum.belongings.pages import mine, others

ROUTES = (
    Route(mine.PLACE, mine.show, methods=["GET"]),
    Route(mine.PLACE + "/file", mine.make_file, methods=["POST"]),
    Route(mine.PLACE + "/file/{takeout:int}", mine.download, methods=["GET"]),
    Route(mine.PLACE + "/name", mine.rename, methods=["POST"]),
    Route(mine.PLACE + "/leave", mine.leave, methods=["POST"]),
    Route(mine.PLACE + "/stay/{token:str}", mine.stay, methods=["GET", "POST"]),
    Route(others.PLACE, others.show, methods=["GET"]),
    Route(others.PLACE + "/file", others.make_file, methods=["POST"]),
    Route(others.PLACE + "/name", others.rename, methods=["POST"]),
    Route(others.PLACE + "/leave", others.leave, methods=["POST"]),
    Route(others.PLACE + "/stay", others.stay, methods=["POST"]),
)
