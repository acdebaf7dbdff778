"""The search: one index under everything that people write, and one box that asks it."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentHidden,
    ContentPublished,
    ContentRemoved,
    ContentRetired,
    ContentWithheld,
)
from learnhub.features.topics.events import TopicNamed
from learnhub.rooms import Fact, Floor, Recurring, Room

SEARCH_READ = Permission("search:read", scope=N_("Search everything that you may read"))

ROOM = Room(
    floor=Floor.SEARCH,
    permissions=(SEARCH_READ,),
    facts=(Fact("site", N_("From my site"), "queries.filters:is_from_my_site"),),
    recorders=(
        (ContentCreated, "service:index_changed"),
        (ContentEdited, "service:index_changed"),
        (ContentPublished, "service:index_changed"),
        (ContentWithheld, "service:index_changed"),
        (ContentRemoved, "service:index_changed"),
        (ContentRetired, "service:index_changed"),
        (ContentHidden, "service:index_changed"),
        (TopicNamed, "service:index_tagged_later"),
    ),
    jobs=(Recurring("index what waits", timedelta(seconds=30), "service:catch_up", outside=True),),
)
