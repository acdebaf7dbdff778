"""Thanks from a person to a person: for one thing, with a sentence and a value, three a week."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.recognition.events import ColleagueThanked
from learnhub.rooms import (
    About,
    Audited,
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Pace,
    Room,
    Saying,
)

RECOGNITION_READ = Permission("recognition:read", scope=N_("Read what colleagues are thanked for"))
RECOGNITION_GIVE = Permission("recognition:give", scope=N_("Thank colleagues, three times a week"))

THANKED = NoticeKind(
    "recognition",
    group=NoticeGroup.FOR_ME,
    label=N_("A colleague thanks me"),
    detail=N_("for one thing, in a sentence"),
    tells=((ColleagueThanked, "notices:thanked"),),
    sayings={"thanked": Saying(N_("thanks you"), N_("Read it"), about=N_("thanks"))},
    pace=Pace.DAILY,
)

ROOM = Room(
    floor=Floor.LISTS,
    permissions=(RECOGNITION_READ, RECOGNITION_GIVE),
    personal_data={
        "recognition": Entry(
            ("giver_id", "receiver_id"),
            (),
            ("id", "content_id", "words", "value", "is_public", "at"),
            Erase.DELETE,
        ),
    },
    notices=(THANKED,),
    told={"recognition": "notices:things"},
    audited={"recognition:remove": Audited(N_("Thanks to a colleague removed"), About.PERSON)},
)
