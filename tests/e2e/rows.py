"""Every address of LearnHub once, for tests that look at all pages. A page without a row fails a test."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Page, expect

from tests.e2e.conftest import write_card

CAMILLE, ELODIE = "camille.roussel@ardelle.example", "elodie.faure@ardelle.example"
OUMAR, NADIA = "oumar.sy@ardelle.example", "nadia.cherkaoui@ardelle.example"
LUCIE = "lucie.tran@ardelle.example"
HELENE = "helene.marchetti@ardelle.example"
MATHIEU, REMI = "mathieu.legoff@ardelle.example", "remi.charpentier@ardelle.example"
NOBODY = ""
ID = re.compile(r"/[0-9a-z]{12}")
VIDEO = re.compile(r"/videos/[0-9a-z]{12}$")
MISSING = "/nothing-is-here"
STEPS, ARTICLES = "/library?kind=steps", "/library?kind=article"
CHECKLIST_PAGE, RUN = re.compile(r"/checklists/[0-9a-z]{12}$"), re.compile(r"/runs/[0-9a-z]{12}$")
REX, REX_PAGE = ".lh-row a:has-text('Givors')", re.compile(r"/rex/[0-9a-z]{12}$")
RITUAL_PAGE = re.compile(r"/rituals/[0-9a-z]{12}$")
RITUAL, MEETING = "a[href^='/rituals/']:not([href*='-'], [href$='/new'])", "a[href^='/rituals/'][href*='-']"
COLLECTION_PAGE = re.compile(r"/collections/[0-9a-z]{12}$")
COLLECTIONS, COLLECTION = "/library?kind=collection", ".library-row a[href^='/collections/']"
CHECKLISTS, CHECKLIST = "/library?kind=checklist", ".library-row a[href^='/checklists/']"
PRACTICES, PRACTICE = "/library?kind=practice", ".library-row a[href^='/guides/']"
OWN_COMMUNITY = ".community-row a:has-text('Plans that survive')"
PUMPS = ".community-row a:has-text('Machines tournantes')"
LEADER_NOTE, LEADER_PAGE = ".leader-note h2 a", re.compile(r"/leaders/[0-9a-z]{12}$")
FAILURE, FAILURE_PAGE = ".note h2 a", re.compile(r"/failures/[0-9a-z]{12}$")
TOLD, ASKED = ".lh-row a[href^='/feedback/']", "a[href^='/feedback/asked/']"
LIVE = "a[href^='/ama/']:has-text('Plan hiver et astreintes')"


@dataclass(frozen=True, slots=True)
class Row:
    """A route, what is there when it is shown, who looks, and how its address is found when it has an id."""

    route: str
    sign: str = "main h1"
    who: str = CAMILLE
    path: str | Callable[[Page], str] = ""

    def address(self, page: Page) -> str:
        """Where to go."""
        return self.path(page) if callable(self.path) else self.path or self.route


def linked(page: Page, *, on: str, link: str, then: str = "") -> str:
    """The address behind a link on another page."""
    page.goto(on)
    found = page.locator(link).first
    expect(found).to_have_attribute("href", ID)  # the rows come after the page
    return (found.get_attribute("href") or "").partition("?")[0].rstrip("/") + then


def own_feedback_draft(page: Page) -> str:
    """What this person has begun to write to a colleague."""
    page.goto("/feedback/offer")
    name, found = page.locator("[name=person]"), page.locator(".found-people button", has_text="Oumar Sy")
    for typed in ("Oumar", "Oumar Sy"):  # a page that is shown again may be typed in before its data come
        name.fill(typed)
        with suppress(AssertionError):
            expect(found).to_be_visible()
            break
    found.click()
    page.locator("[name=about]").fill("the hand-over on Tuesday")
    page.locator(".form button[type=submit]").click()
    page.wait_for_url("**/feedback/write/*")
    return page.url[page.url.index("/feedback/") :]


def own_card(page: Page) -> str:
    """The form of a card that this person writes for it."""
    return write_card(page, "Which page is looked at?", "This one.") + "/edit"


def own_practice(page: Page) -> str:
    """The form of a best practice that Camille told."""
    return linked(page, on=PRACTICES, link=f"{PRACTICE}:has-text('work sheet')", then="/edit")


def own_guide(on: str, words: str, at: str, page: Page) -> str:
    """The form of a guide of another format, which its reader wrote."""
    address = linked(page, on=on, link=f"{PRACTICE}:has-text('{words}')")
    return f"{at}{address.rpartition('/')[2]}/edit"


def own_video(page: Page, then: str = "") -> str:
    """A video on another site, which this person shows to everybody."""
    page.goto("/videos/new")
    page.locator("[name=title]").fill("How a valve is closed by hand")
    page.locator("summary", has_text="another site").click()
    page.locator("[name=link]").fill("https://videos.example/valve")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(VIDEO)
    return page.url[page.url.index("/videos/") :] + then


def own_checklist(page: Page, then: str = "/edit") -> str:
    """The form of a checklist that this person publishes."""
    page.goto("/checklists/new")
    page.locator("[name=title]").fill("Close a pumping station for the winter")
    page.locator("[name=points]").fill("# Outside\nThe gate is locked\nWater level ___ m (1 to 2)")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(CHECKLIST_PAGE)
    return page.url[page.url.index("/checklists/") :] + then


def own_collection(page: Page, then: str = "/edit") -> str:
    """The form of a collection that this person publishes."""
    page.goto("/collections/new")
    page.locator("[name=title]").fill("What the night shift has to know")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(COLLECTION_PAGE)
    return page.url[page.url.index("/collections/") :] + then


def own_ritual(page: Page, then: str = "/edit") -> str:
    """The form of a ritual that this person plans."""
    page.goto("/rituals/new")
    page.locator("[name=title]").fill("Walk around the pumps")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(RITUAL_PAGE)
    return page.url[page.url.index("/rituals/") :] + then


def charter(page: Page, then: str = "") -> str:
    """The company's charter at the address that every charter has."""
    page.goto("/charter")
    form = page.get_by_role("link", name="Propose an amendment")
    expect(form).to_have_attribute("href", ID)
    return (form.get_attribute("href") or "").removesuffix("/amend") + then


def own_failure(page: Page, then: str = "/edit") -> str:
    """The form of a small failure that this person tells."""
    page.goto("/failures/new")
    page.locator("[name=title]").fill("I read the wrong line of the plan")
    page.locator("[name=happened]").fill("Two crews drove to a station that was closed.")
    page.locator("[name=lesson]").fill("I read the day aloud.")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(FAILURE_PAGE)
    return page.url[page.url.index("/failures/") :] + then


def month_before(page: Page, then: str = "") -> str:
    """What the month before the one that is shown first has taught."""
    page.goto("/learned")
    link = page.locator("main nav a[href^='/learned/']").first
    expect(link).to_be_visible()
    return (link.get_attribute("href") or "") + then


def own_leader_note(page: Page, then: str = "/edit") -> str:
    """The form of a note that this leader writes."""
    page.goto("/leaders/new")
    page.locator("[name=wrong]").fill("I read the wrong line of the plan aloud.")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(LEADER_PAGE)
    return page.url[page.url.index("/leaders/") :] + then


def own_rex(page: Page) -> str:
    """The editor of a REX that this person opens for it."""
    page.goto("/rex/new")
    page.locator("[name=title]").fill("The pump stood still for an hour")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(REX_PAGE)
    return page.url[page.url.index("/rex/") :].partition("?")[0] + "/edit"


def own_run(page: Page) -> str:
    """A run of it."""
    page.goto(own_checklist(page, then=""))
    page.locator(".lh-main .btn-solid", has_text="Run it").first.click()
    page.locator("dialog[open] button[type=submit]").click()
    page.wait_for_url(RUN)
    return page.url[page.url.index("/runs/") :]


def about(page: Page, to: str) -> str:
    """A page about one of the questions."""
    return to + linked(page, on="/questions", link="a.t-title").rpartition("/")[2]


ROWS = (
    Row("/"),
    Row("/404", "main", path=MISSING),
    Row("/kept"),
    Row("/learn", ".today-hero"),
    Row("/me", ".way-who", ELODIE),
    Row("/inbox"),
    Row("/inbox/following"),
    Row("/review", ".review-card, .review-done"),
    Row("/search", path="/search?q=pomp"),
    Row("/people", ".lh-2-main a.t-title"),
    Row("/library/new", ".card-form"),
    Row(
        "/library/[card_ref]",
        ".lh-rail .in-review, .lh-rail section",
        path=partial(linked, on="/library?kind=card", link=".library-row a.t-title-l"),
    ),
    Row("/library/[card_ref]/edit", ".card-form", path=own_card),
    Row("/library", ".library-row"),
    Row("/library/import", "main form", ELODIE),
    Row("/practices/new", ".told-form"),
    Row("/guides/[guide_ref]", ".guide-part", path=partial(linked, on=PRACTICES, link=PRACTICE)),
    Row("/guides/[guide_ref]/edit", ".told-form", path=own_practice),
    Row("/steps/new", ".told-form"),
    Row("/steps/[guide_ref]/edit", ".told-form", OUMAR, partial(own_guide, STEPS, "Restart", "/steps/")),
    Row("/articles/new", ".told-form"),
    Row(
        "/articles/[guide_ref]/edit",
        ".told-form",
        NADIA,
        partial(own_guide, ARTICLES, "gravel", "/articles/"),
    ),
    Row("/collections/new", ".told-form"),
    Row(
        "/collections/[collection_ref]",
        ".collection-items",
        path=partial(linked, on=COLLECTIONS, link=COLLECTION),
    ),
    Row("/collections/[collection_ref]/edit", ".told-form", path=own_collection),
    Row("/communities", ".community-row"),
    Row("/communities/new", "main form"),
    Row("/communities/[community_ref]", "#kit", path=partial(linked, on="/communities", link=OWN_COMMUNITY)),
    Row(
        "/communities/[community_ref]/resources",
        "main .react",
        path=partial(linked, on="/communities", link=OWN_COMMUNITY, then="/resources"),
    ),
    Row(
        "/communities/[community_ref]/rituals",
        "main .beat",
        path=partial(linked, on="/communities", link=PUMPS, then="/rituals"),
    ),
    Row(
        "/communities/[community_ref]/members",
        ".lh-row .person",
        path=partial(linked, on="/communities", link=OWN_COMMUNITY, then="/members"),
    ),
    Row(
        "/communities/[community_ref]/settings",
        ".community-matrix",
        path=partial(linked, on="/communities", link=OWN_COMMUNITY, then="/settings"),
    ),
    Row("/charter", ".charter-articles"),
    Row(
        "/communities/[community_ref]/charter",
        "nav [aria-current=page]:has-text('Charter')",
        path=partial(linked, on="/communities", link=OWN_COMMUNITY, then="/charter"),
    ),
    Row("/charters/new", ".charter-articles", ELODIE),  # there is one already, which is shown in its place
    Row("/charters/[charter_ref]", ".charter-articles", path=charter),
    Row("/charters/[charter_ref]/amend", ".told-form", path=partial(charter, then="/amend")),
    Row("/charters/[charter_ref]/history", ".lh-row .diff", path=partial(charter, then="/history")),
    Row(
        "/charters/[charter_ref]/versions/[version_number]",
        ".charter-articles",
        path=partial(charter, then="/versions/2"),
    ),
    Row(
        "/amendments/[amendment_ref]/edit",
        ".told-form",
        LUCIE,
        partial(linked, on="/charter", link="a[href^='/amendments/'][href$='/edit']"),
    ),
    Row("/checklists/new", ".told-form"),
    Row("/checklists/[checklist_ref]", ".check-points", path=partial(linked, on=CHECKLISTS, link=CHECKLIST)),
    Row("/checklists/[checklist_ref]/edit", ".told-form", path=own_checklist),
    Row("/runs/[run_ref]", ".run-now", path=own_run),
    Row("/learned", ".lh-2-main"),
    Row("/learned/[learned_month]", ".lh-2-main", path=month_before),
    Row("/learned/[learned_month]/slides", ".stage", path=partial(month_before, then="/slides")),
    Row("/leaders", ".leader-note"),
    Row("/leaders/new", ".told-form", who=HELENE),
    Row("/leaders/[note_ref]", ".leader-page", path=partial(linked, on="/leaders", link=LEADER_NOTE)),
    Row("/leaders/[note_ref]/edit", ".told-form", who=HELENE, path=own_leader_note),
    Row("/failures", ".note"),
    Row("/failures/new", ".told-form"),
    Row("/failures/new/anonymous", "main form"),
    Row("/failures/[failure_ref]", ".kept", path=partial(linked, on="/failures", link=FAILURE)),
    Row("/failures/[failure_ref]/edit", ".told-form", path=own_failure),
    Row("/rex", ".lh-row"),
    Row("/rex/new", "main form"),
    Row("/rex/[rex_ref]", ".rex-head", path=partial(linked, on="/rex", link=REX)),
    Row("/rex/[rex_ref]/edit", ".rexed-head h1", path=own_rex),
    Row("/rituals", ".month-list"),
    Row("/rituals/new", ".told-form"),
    Row("/rituals/[ritual_ref]", ".next-meeting", path=partial(linked, on="/rituals", link=RITUAL)),
    Row("/rituals/[ritual_ref]/edit", ".told-form", path=own_ritual),
    Row(
        "/rituals/[ritual_ref]/[meeting_day]", ".meet-cols", path=partial(linked, on="/rituals", link=MEETING)
    ),
    Row("/videos/new", ".told-form"),
    Row("/videos/[video_ref]", "main h1", path=own_video),
    Row("/videos/[video_ref]/edit", ".told-form", path=partial(own_video, then="/edit")),
    Row("/mentoring", ".mentor-name"),
    Row("/mentoring/my-hours", ".hours-row"),
    Row("/mentoring/my-calendar"),
    Row(
        "/mentoring/[mentor_ref]",
        ".booking",
        path=partial(linked, on="/mentoring", link="li:nth-child(2) a.mentor-name"),
    ),
    Row(
        "/mentoring/sessions/[booking_ref]",
        "article.session",
        path=partial(linked, on="/mentoring", link="a[href*='/mentoring/sessions/']"),
    ),
    Row("/questions", "li[data-item]"),
    Row("/questions/ask", "main form"),
    Row("/questions/ask/anonymous", "main form"),
    Row("/questions/[question_ref]", ".vote button", path=partial(linked, on="/questions", link="a.t-title")),
    Row("/topics", ".topic-list a"),
    Row("/topics/[topic_ref]", ".topic section", path=partial(linked, on="/topics", link=".topic-list a")),
    Row("/ama", LIVE),
    Row("/ama/new", "#title", ELODIE),
    Row("/ama/[ama_ref]", "button.up", path=partial(linked, on="/ama", link=LIVE)),
    Row(
        "/ama/[ama_ref]/host", ".console-next li", ELODIE, partial(linked, on="/ama", link=LIVE, then="/host")
    ),
    Row("/ama/[ama_ref]/stage", ".stage-code", ELODIE, partial(linked, on="/ama", link=LIVE, then="/stage")),
    Row("/j/[ama_code]", "form.join", path="/j/000000"),
    Row("/sign-in", "form", NOBODY),
    Row("/setup", "main, h1", NOBODY),
    Row("/invite", "h1", NOBODY),
    Row("/forgotten", "h1", NOBODY),
    Row("/mail/action", "h1", NOBODY),
    Row("/reset", "h1", NOBODY),
    Row("/settings", "main form"),
    Row("/settings/appearance", "main input"),
    Row("/settings/sign-ins"),
    Row("/settings/notices"),
    Row("/settings/tokens"),
    Row("/settings/skills", "main form"),
    Row("/settings/calendar"),
    Row("/admin", "table", ELODIE),
    Row("/admin/members", "table", ELODIE),
    Row("/admin/members/import", "main form", ELODIE),
    Row("/admin/groups", "main h1", ELODIE),
    Row("/admin/start", ".start-steps", ELODIE),
    Row("/admin/company", "main form", ELODIE),
    Row("/admin/mail", "main h1", ELODIE),
    Row("/admin/audit", "main table", ELODIE),
    Row("/admin/webhooks", "main h1", ELODIE),
    Row("/admin/moderation", "main h1", ELODIE),
    Row("/flag/[content_ref]", "main form", path=partial(about, to="/flag/")),
    Row("/suggest/[content_ref]", path=partial(about, to="/suggest/")),
    Row("/history/[content_ref]", path=partial(about, to="/history/")),
    Row("/moderation"),
    Row("/moderation/[case_ref]", "main", path="/moderation/zzzzzzzzzzzz"),
    Row("/people/[person_ref]", path=partial(linked, on="/me", link="a.way-who")),
    Row("/feedback", ".lh-row", who=MATHIEU),
    Row("/feedback/ask", "[name=about]", who=MATHIEU),
    Row("/feedback/offer", "[name=about]", who=MATHIEU),
    Row("/feedback/asked/[request_ref]", who=REMI, path=partial(linked, on="/feedback", link=ASKED)),
    Row("/feedback/write/[draft_ref]", ".feedback-open", who=MATHIEU, path=own_feedback_draft),
    Row("/feedback/[feedback_ref]", who=MATHIEU, path=partial(linked, on="/feedback", link=TOLD)),
    Row("/badges"),
    Row("/people/[person_ref]/badges", path=partial(linked, on="/me", link="a.way-who", then="/badges")),
    Row("/people/[person_ref]/thanks", path=partial(linked, on="/me", link="a.way-who", then="/thanks")),
)
