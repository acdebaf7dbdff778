"""Topics: one vocabulary for what content is about and what people can do."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.topics.events import SkillsChanged
from learnhub.rooms import Entry, Floor, Room

TOPICS_READ = Permission("topics:read", scope=N_("Read topics"))

ROOM = Room(
    floor=Floor.PEOPLE,
    permissions=(TOPICS_READ,),
    announcers=((SkillsChanged, "hints:show_waiting"),),
    personal_data={"person_topic": Entry(("person_id",), ("level",), ("topic_id", "level"))},
)
