"""Every read of the queue."""

from moderation.queue.queries.desk import capacity, open_count
from moderation.queue.queries.evidence import grounds_of, reasons_of, record_of
from moderation.queue.queries.items import Item, Narrowing, item, items_among, open_item_about, open_items
from moderation.queue.queries.log import decisions_about, log_page, open_log_page

__all__ = [
    "Item", "Narrowing", "capacity", "decisions_about", "grounds_of", "item", "items_among", "log_page",
    "open_count", "open_item_about", "open_items", "open_log_page", "reasons_of", "record_of",
]  # fmt: skip
