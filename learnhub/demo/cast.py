"""Who plays: the people of the demo company as actors, by the key they have in the content."""

import random
from datetime import datetime
from functools import partial
from typing import Any

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.demo.scenes import MORNING, Scene, ago
from learnhub.features.onboarding import service as onboarding
from learnhub.features.people import passwords, queries
from learnhub.features.people.schemas import (
    Browser,
    CompanyInput,
    InviteInput,
    InviteMemberInput,
    ProfileInput,
    SiteInput,
    TeamInput,
)
from learnhub.features.people.service import company, groups, links, members, profile, setup, sign_in
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel

ROOT = "elodie.faure"
SENTENCE: dict[str, Any] = {
    "sentence_en": "We learn faster when we dare to say what we do not know.",
    "sentence_fr": "On apprend plus vite quand on ose dire ce qu’on ne sait pas.",
}
Cast = dict[str, Actor]
DAYS_AWAY = (0, 0, 0, 0, 1, 1, 1, 2, 3, 6)
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Mobile/15E148 Safari/604.1",
)


def found(content: dict, *, password: str, domain: str) -> Cast:
    """Set the company up, invite everybody, and let them join; returns those who are active."""
    password_hash = passwords.make_hash(password)
    root = _first_administrator(content, password_hash, domain)
    sites = {
        site["name"]: db.write_now(groups.add_site, root, form=SiteInput(**site)) for site in content["sites"]
    }
    teams = {
        name: db.write_now(groups.add_team, root, form=TeamInput(name=name)) for name in content["teams"]
    }
    _name_topics(content["topics"], root)
    cast = {}
    for person in content["people"]:
        home = {"site_id": sites[person["site"]], "team_id": teams[person["team"]]}
        zone = next(site["zone"] for site in content["sites"] if site["name"] == person["site"])
        actor = root if person["key"] == ROOT else _invite(root, person, home, password_hash, domain)
        if actor:
            cast[person["key"]] = _introduce(root, actor, person, home, zone)
    _declare_skills(content["skills"], cast)
    _suspend(content["people"], cast)
    return cast


def scenes(cast: Cast, domain: str, now: datetime, chance: random.Random) -> list[Scene]:
    """Everybody signs in on one of the last days."""
    return [
        Scene(
            ago(now, chance.choice(DAYS_AWAY), hour=MORNING, minute=chance.randrange(60)),
            partial(_sign_in, f"{key}@{domain}", Browser(agent=chance.choice(AGENTS))),
        )
        for key in cast
    ]


def _sign_in(email: str, browser: Browser) -> None:
    if known := db.read_now(queries.find_password, email):
        db.write_now(sign_in.open_sign_in, known=known, browser=browser)


def _first_administrator(content: dict, password_hash: str, domain: str) -> Actor:
    person = next(each for each in content["people"] if each["key"] == ROOT)
    root_id = db.write_now(
        setup.create_administrator,
        email=f"{ROOT}@{domain}",
        name=person["name"],
        password_hash=password_hash,
        company=content["company"],
    )
    root = Actor(root_id, person["name"], frozenset({Role.ADMINISTRATOR}), person["language"], "Europe/Paris")
    form = CompanyInput(edition=1, name=content["company"], languages=["en", "fr"], **SENTENCE)
    db.write_now(company.save_company, root, form=form)
    db.write_now(profile.save_preferences, root, language=person["language"])
    return root


def _name_topics(names: list[dict[str, str]], root: Actor) -> None:
    for name in names:
        [topic_id] = db.write_now(topics.topics_for, [name["en"]], "en")
        db.write_now(topics.name_topic, root, topic_id=topic_id, language="fr", name=name["fr"])


def _invite(root: Actor, person: dict, home: dict, password_hash: str, domain: str) -> Actor | None:
    """Invite somebody who joins at once, unless the story wants the invitation open."""
    form = InviteMemberInput(
        name=person["name"], email=f"{person['key']}@{domain}", language=person["language"], **home
    )
    link = db.write_now(links.invite_member, root, form=form)
    if person.get("status") == "invited":
        return None
    db.write_now(
        links.accept_invite,
        token=link.secret,
        form=InviteInput(),
        password_hash=password_hash,
        browser=Browser(),
    )
    actor = Actor(link.person_id, person["name"], frozenset(), person["language"])
    if person.get("status") != "new":
        db.write_now(onboarding.end, actor)
    return actor


def _introduce(root: Actor, actor: Actor, person: dict, home: dict, zone: str) -> Actor:
    form = ProfileInput(
        name=person["name"], job=person["job"], about=person.get("about", ""), zone=zone, **home
    )
    db.write_now(profile.save_profile, actor, form=form)
    roles = frozenset(Role(role) for role in person.get("roles", ()))
    if roles and actor is not root:
        db.write_now(members.set_roles, root, person_id=guard.require_person(actor), roles=roles)
    return Actor(actor.person_id, actor.name, roles or actor.roles, actor.language, zone)


def _declare_skills(skills: dict[str, dict[str, str]], cast: Cast) -> None:
    for key, levels in skills.items():
        for name, level in levels.items():
            db.write_now(topics.set_skill, cast[key], name, SkillLevel(level))


def _suspend(people: list[dict], cast: Cast) -> None:
    for person in people:
        if person.get("status") == "suspended":
            gone = cast.pop(person["key"])
            db.write_now(members.suspend_member, cast[ROOT], person_id=guard.require_person(gone))
