"""What people do with communities."""

from learnhub.features.communities.service.approving import (
    approve,
    note_waiting,
    send_again,
    send_back,
)
from learnhub.features.communities.service.changing import change, end, merge, reopen
from learnhub.features.communities.service.facilitating import (
    appoint,
    ask_to_take_over,
    find_orphans,
    refuse_to_take_over,
    remind,
    renew,
    seek,
    take_over,
)
from learnhub.features.communities.service.founding import drop_expired, propose, start_alone
from learnhub.features.communities.service.listening import listen, note_turn
from learnhub.features.communities.service.membership import (
    ask_to_join,
    decline,
    invite,
    join,
    leave,
    let_in,
    remove_member,
    turn_away,
    withdraw_request,
)
from learnhub.features.communities.service.placing import move, show_in, take_out

__all__ = [
    "appoint",
    "approve",
    "ask_to_join",
    "ask_to_take_over",
    "change",
    "decline",
    "drop_expired",
    "end",
    "find_orphans",
    "invite",
    "join",
    "leave",
    "let_in",
    "listen",
    "merge",
    "move",
    "note_turn",
    "note_waiting",
    "propose",
    "refuse_to_take_over",
    "remind",
    "remove_member",
    "renew",
    "reopen",
    "seek",
    "send_again",
    "send_back",
    "show_in",
    "start_alone",
    "take_out",
    "take_over",
    "turn_away",
    "withdraw_request",
]
