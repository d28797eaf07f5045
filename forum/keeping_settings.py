"""The settings of what is kept where: pictures and backups; and of who may look at the figures."""

from dataclasses import dataclass

from forum import variables as read
from forum.setting import setting


@dataclass(frozen=True, kw_only=True)
class KeepingSettings:
    """Part of Settings."""

    uploads_url: str = setting(
        read.store,
        "Where pictures are kept: a folder, or a bucket that speaks S3, as "
        "`s3://bucket/beginning?endpoint=https://host`, whose keys stand in AWS_ACCESS_KEY_ID and "
        "AWS_SECRET_ACCESS_KEY.",
        default="",
        shown="`uploads` in the data folder",
    )
    backups_url: str = setting(
        read.store,
        "Where backups are kept: a folder, best on another disk, or a bucket as above.",
        default="",
        shown="`backups` in the data folder",
    )
    backups: bool = setting(
        read.yes_or_no,
        "Whether a worker makes a backup each night and tries the newest out each week: `yes` or `no`.",
        default=True,
        shown="`yes`",
    )
    backups_kept: tuple[int, ...] = setting(
        read.three_numbers,
        "How many days, weeks and months are kept, the newest backup of each; comma between.",
        default=(7, 4, 6),
        shown="`7,4,6`",
    )
    metrics_token: str | None = setting(
        read.secret,
        "Key with which `/metrics` is read from elsewhere, as `Authorization: Bearer …`; 32 characters or more.",
        default=None,
        shown="none: only this machine may",
    )
    log_format: str = setting(
        read.choice("text", "json"),
        "How the log is written: `text` for people, `json` for programs, one object a line with the request's number.",
        default="text",
    )
