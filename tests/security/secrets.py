"""What must not be seen: in each of its texts one word to ask for, and one that only a reader of it can know."""

from dataclasses import dataclass, field

from forum.actor import Actor, only_group
from forum.categories.actions import edit_category
from forum.comments.actions import delete_comment, hide_comment, hold_comment, post_comment
from forum.following.actions import follow
from forum.groups.actions import add_member, make_group
from forum.threads.actions import delete_post, hide_post, hold_post, mark_duplicate, move_thread
from kb_bridge.actions.articles import archive_article
from kb_bridge.actions.proposals import Edit, save_draft
from moderation.private.actions import go_on_in_private
from tests.security.world import World

# The word to ask for, the word that gives it away, and who may see it.
STAFF = frozenset({"moderator", "editor", "admin"})
MODERATORS = frozenset({"moderator", "admin"})
EDITORS = frozenset({"editor", "admin"})
SIGNED_IN = STAFF | {"customer", "author", "unverified", "suspended"}


@dataclass(frozen=True)
class Secret:
    key: str
    mark: str
    seen_by: frozenset[str]

    @property
    def title(self) -> str:
        return f"Why does the {self.key} valve drip {self.mark}?"

    @property
    def body(self) -> str:
        return f"The {self.key} drips all day, says {self.mark}, since Monday."


BACKROOM = Secret("zanzibar", "clovesmell", STAFF)
INSIDE = Secret("quokka", "furball", SIGNED_IN)
MOVED = Secret("saffron", "threadgold", STAFF)
CLOSED = Secret("ginger", "rootlike", STAFF)  # in a category that was public once
HELD = Secret("xylophone", "woodsound", MODERATORS)
HIDDEN = Secret("wolfram", "heavymetal", MODERATORS)
DELETED = Secret("gazpacho", "coldsoup", MODERATORS)
HIDDEN_ANSWER = Secret("marzipan", "almondsweet", MODERATORS)
DELETED_ANSWER = Secret("nougat", "honeybar", MODERATORS)
HELD_ANSWER = Secret("pistachio", "greennut", MODERATORS)
HELD_COMMENT = Secret("halva", "sesamecrumb", MODERATORS)
HIDDEN_COMMENT = Secret("praline", "sugarnut", MODERATORS)
DELETED_COMMENT = Secret("toffee", "stickyteeth", frozenset())  # of deleted comments nobody is shown the words
DRAFT = Secret("kumquat", "tinyorange", EDITORS)
ARCHIVED = Secret("tamarind", "sourpod", EDITORS)
PRIVATE = Secret("bergamot", "earlgrey", STAFF | {"author"})  # between asha and the staff
ASKED = Secret("cardamom", "podgreen", STAFF)  # by lin, in a public category, so that only staff see it
GROUPED = Secret("lemongrass", "citronmint", STAFF)  # in a category of a group to which lin alone belongs
SECRETS = (
    BACKROOM, INSIDE, MOVED, CLOSED, HELD, HIDDEN, DELETED, HIDDEN_ANSWER, DELETED_ANSWER, HELD_ANSWER, HIDDEN_COMMENT,
    HELD_COMMENT, DELETED_COMMENT, DRAFT, ARCHIVED, PRIVATE,
    ASKED, GROUPED,
)  # fmt: skip


@dataclass
class Vault:
    """The secrets in the world: `ids` by kind of object."""

    world: World
    threads: dict[Secret, int] = field(default_factory=dict)
    posts: dict[Secret, int] = field(default_factory=dict)
    comments: dict[Secret, int] = field(default_factory=dict)

    async def fill(self) -> "Vault":
        """Bo follows all that can be followed and is mentioned everywhere, while it can be seen and afterwards."""
        people = self.world.people
        mo, lin = await people.mo(), await people.lin()
        await self.threads_of(mo, lin)
        await self.remarks(mo, lin)
        await self.knowledge()
        await self.private(mo)
        await self.world.settle()
        await self.close(mo)
        await self.world.settle()
        for secret in (BACKROOM, MOVED, CLOSED, PRIVATE, ASKED, GROUPED):
            await self.world.scene.answer(mo, self.threads[secret], f"@bo @asha {secret.body} More of {secret.mark}.")
        await self.world.settle()
        return self

    async def threads_of(self, mo: Actor, lin: Actor) -> None:
        for secret, category, author in ((BACKROOM, "backroom", mo), (INSIDE, "inside", lin), (MOVED, "help", lin),
                                         (CLOSED, "attic", lin), (HELD, "help", lin), (HIDDEN, "help", lin),
                                         (DELETED, "help", lin)):  # fmt: skip
            text = {"title": secret.title, "body": f"@bo {secret.body}", "tags": f"{secret.mark} valve"}
            asked = await self.world.scene.ask(author, category=category, **text)
            self.threads[secret], self.posts[secret] = asked.thread_id, asked.post_id
            if secret is not BACKROOM:
                await self.followed(secret)
        await self.grouped(lin)
        await self.world.write("UPDATE categories SET offers_private = true WHERE slug = 'help'")
        text = {"title": ASKED.title, "body": f"@bo {ASKED.body}", "tags": f"{ASKED.mark} valve"}
        asked = await self.world.scene.ask(lin, private=True, **text)
        self.threads[ASKED], self.posts[ASKED] = asked.thread_id, asked.post_id

    async def grouped(self, lin: Actor) -> None:
        """Somebody of the group asks; bo followed the category while it was public."""
        scene, ada, bo = self.world.scene, await self.world.people.ada(), await self.world.people.bo()
        category_id = await scene.category("circle")
        async with self.world.database.writing() as session:
            await follow(session, bo, "category", category_id)
            group_id = await make_group(session, ada, "The inner circle")
            await add_member(session, ada, group_id, lin.name)
            values = {"name": "Circle", "description": "", "visibility": only_group(group_id)}
            await edit_category(session, ada, category_id, values)
        text = {"title": GROUPED.title, "body": f"@bo {GROUPED.body}", "tags": f"{GROUPED.mark} valve"}
        asked = await scene.ask(await self.world.people.lin(), category="circle", **text)
        self.threads[GROUPED], self.posts[GROUPED] = asked.thread_id, asked.post_id

    async def private(self, mo: Actor) -> None:
        """A moderator goes on in private with whoever asked in public; both write, and name others."""
        people = self.world.people
        asha, bo = await people.asha(), await people.bo()
        async with self.world.database.writing() as session:
            await follow(session, bo, "thread", self.world.ids["thread"])
            begun = await go_on_in_private(session, mo, self.world.ids["thread"], f"@bo {PRIVATE.body}")
        self.threads[PRIVATE], self.posts[PRIVATE] = begun.thread_id, begun.post_id
        answered = await self.world.scene.answer(asha, begun.thread_id, f"@bo @lin My {PRIVATE.key} is {PRIVATE.mark}.")
        async with self.world.database.writing() as session:
            remark = await post_comment(session, asha, answered.post_id, f"@bo It is {PRIVATE.mark}, I think.")
        self.comments[PRIVATE] = remark.id

    async def followed(self, secret: Secret) -> None:
        bo = await self.world.people.bo()
        async with self.world.database.writing() as session:
            await follow(session, bo, "thread", self.threads[secret])
            tag = await session.fetchval("SELECT id FROM tags WHERE name = $1", secret.mark)
            await follow(session, bo, "tag", tag)
            await follow(session, bo, "category", self.world.scene.categories["attic" if secret is CLOSED else "help"])

    async def remarks(self, mo: Actor, lin: Actor) -> None:
        thread = self.world.ids["thread"]
        for secret, take in ((HIDDEN_ANSWER, hide_post), (DELETED_ANSWER, delete_post), (HELD_ANSWER, hold_post)):
            answered = await self.world.scene.answer(lin, thread, secret.body)
            self.posts[secret] = answered.post_id
            async with self.world.database.writing() as session:
                await take(session, mo, answered.post_id)
        deeds = ((HELD_COMMENT, hold_comment), (HIDDEN_COMMENT, hide_comment), (DELETED_COMMENT, delete_comment))
        for secret, undo in deeds:
            async with self.world.database.writing() as session:
                comment = await post_comment(session, lin, self.world.ids["answer"], secret.body)
                self.comments[secret] = comment.id
                await undo(session, mo, comment.id)

    async def knowledge(self) -> None:
        """A draft of an editor, and an article that was archived."""
        eva, ids = await self.world.people.eva(), self.world.ids
        async with self.world.database.writing() as session:
            await save_draft(session, eva, ids["proposal"], Edit(1, DRAFT.title, f"{DRAFT.body} [1]"))
            archived = await session.fetchval(
                "INSERT INTO articles (slug, title, body_source, body_html, render_version, created_at) "
                "VALUES ('x', $1, $2, $2, 1, now()) RETURNING id", ARCHIVED.title, ARCHIVED.body,
            )  # fmt: skip
            await session.fetchval("INSERT INTO sources VALUES ($1, $2)", archived, ids["thread"])
            await session.fetchval("UPDATE threads SET article_id = $1 WHERE id = $2", archived, ids["thread"])
            await archive_article(session, eva, archived)
        ids["archived"] = archived

    async def close(self, mo: Actor) -> None:
        """What could be seen until now, cannot be any more."""
        world, ada = self.world, await self.world.people.ada()
        async with world.database.writing() as session:
            for secret, take in ((HELD, hold_post), (HIDDEN, hide_post), (DELETED, delete_post)):
                await take(session, mo, self.posts[secret])
            await move_thread(session, mo, self.threads[MOVED], world.ids["backroom"])
            values = {"name": "Attic", "description": CLOSED.mark, "visibility": "staff"}
            await edit_category(session, ada, world.scene.categories["attic"], values)
            await mark_duplicate(session, mo, world.ids["other"], self.threads[BACKROOM])
            await mark_duplicate(session, mo, self.threads[MOVED], world.ids["thread"])
