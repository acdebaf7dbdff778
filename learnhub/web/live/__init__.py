"""Live views: many people watch one thing, and a change reaches all of them at once.

A room registers a *topic*: the State class that shows it, a query that builds what everybody watching may
see, and a predicate that says who may watch. The hub keeps one copy of the view per topic and worker, sends
each change to all sockets encoded once, the first at once and then at most ten a second, and gives newcomers
the copy. Handlers never assign the vars of a live State; they are pushed.

A socket follows one topic of its page and one of its person, which goes with it from page to page. Views of
people are as many as people: they are brought up to date one after the other (`lane`).

    hub.register(Topic("ama", AmaLiveState, queries.live_view, queries.may_watch, route="/ama/[ama_ref]"))
    await hub.join(self, f"ama:{self.ama_ref}")      # in the page's load
    bus.hint(f"ama:{ama_id}")                        # in an announcer, after a change
    bus.hint("person:*")                             # the same, of everybody
"""

from learnhub.web.live.hub import Hub, hub
from learnhub.web.live.state import LiveState
from learnhub.web.live.topic import PERSON, Topic
from learnhub.web.live.watch import changed, watch

__all__ = ["PERSON", "Hub", "LiveState", "Topic", "changed", "hub", "watch"]
