"""What `talkoot serve` does before it opens: fills a demonstration if it shall, shuts its doors where others can reach
them, and makes a fresh code for a forum that nobody has opened yet."""

import asyncio

from forum.settings import Settings


class Start:
    """`prepare` runs before the first page can be had, `tell` when it can."""

    def __init__(self, *, demo: bool):
        self.demo = demo
        self.code: str | None = None
        self.password: str | None = None

    def prepare(self, settings: Settings) -> None:
        if self.demo:
            from forum.demo.seeding import seed_if_empty

            seed_if_empty(settings)
        asyncio.run(self.look(settings))

    async def look(self, settings: Settings) -> None:
        from forum.app import build_house
        from forum.demo.doors import is_at_home, shut_doors
        from forum.welcome.actions import make_code

        house = build_house(settings)
        try:
            async with house.database.writing() as session:
                self.code = await make_code(session)
                if not is_at_home(settings):
                    self.password = await shut_doors(session)
        finally:
            await house.database.close()

    def tell(self, settings: Settings) -> None:
        from forum.printing import print_welcome

        print_welcome(settings, self.accounts(settings), code=self.code)

    def accounts(self, settings: Settings) -> list[tuple[str, str, str]]:
        """Those of the demonstration: always where it was asked for, else where they have a new password."""
        from forum.demo.doors import is_at_home
        from forum.demo.seeding import accounts

        if self.password:
            return accounts(self.password)
        return accounts() if self.demo and is_at_home(settings) else []
