"""One's own account: profile, browsers and keys."""

from dataclasses import replace
from typing import Annotated

import reflex as rx

from learnhub.core import db, zones
from learnhub.core.i18n import N_
from learnhub.core.inputs import Line
from learnhub.features.people import queries, service
from learnhub.features.people.enums import Theme
from learnhub.features.people.room import PROFILE_EDIT, TOKENS_MANAGE
from learnhub.features.people.schemas import (
    GroupView,
    OwnProfile,
    ProfileInput,
    SignInView,
    TokenInput,
    TokenView,
)
from learnhub.features.people.scopes import scopes
from learnhub.web.actions import FormMixin, action, actor, read, show_once, toast, write
from learnhub.web.vars import StateVar, state_var

Reference = Annotated[str, Line(12)]


class SettingsState(FormMixin, rx.State):
    """One's own profile and looks (tables: person, site, team)."""

    own: StateVar[OwnProfile] = state_var(OwnProfile())
    sites: StateVar[list[GroupView]] = state_var([])
    teams: StateVar[list[GroupView]] = state_var([])
    zones: StateVar[list[str]] = state_var([])
    languages: StateVar[list[str]] = state_var([])
    is_ready: StateVar[bool] = state_var(False)

    @action(PROFILE_EDIT)
    async def load(self):
        """Fill the form with what is known."""
        self.own = await read(queries.get_own_profile)
        self.sites = await read(queries.list_sites)
        self.teams = await read(queries.list_teams)
        self.zones = list(zones.offered(self.own.zone))
        self.languages = list((await db.read(queries.get_company)).languages)
        self.errors = {}
        self.is_ready = True

    @action(PROFILE_EDIT)
    async def save(self, form: ProfileInput):
        """Save the profile; the frame shows the new name at once."""
        await write(service.save_profile, form=form)
        self.own = await read(queries.get_own_profile)
        self.saved += 1
        await toast(self, N_("Your profile is saved."))

    @action(PROFILE_EDIT)
    async def keep_theme(self, theme: Theme):
        """Keep with the account which colours the browser shows already."""
        await write(service.save_preferences, theme=theme)
        self.own = replace(self.own, theme=theme)

    @action(PROFILE_EDIT)
    async def keep_language(self, language: Annotated[str, Line(5)]):
        """Keep with the account which language the browser shows already."""
        await write(service.save_preferences, language=language)
        self.own = await read(queries.get_own_profile)

    @action(PROFILE_EDIT)
    async def keep_reading(self, language: Annotated[str, Line(5)]):
        """Read a further language, or no longer."""
        known = self.own.reads
        chosen = [each for each in known if each != language] if language in known else [*known, language]
        await write(service.save_preferences, reads=chosen)
        self.own = await read(queries.get_own_profile)


class SignInsState(rx.State):
    """The browsers in which one is signed in (table: sign_in)."""

    sign_ins: StateVar[list[SignInView]] = state_var([])
    email: StateVar[str] = state_var("")
    just_changed: StateVar[bool] = state_var(False)
    is_ready: StateVar[bool] = state_var(False)

    @action(PROFILE_EDIT)
    async def load(self):
        """List them, this one first."""
        self.sign_ins = await read(queries.list_sign_ins)
        self.email = (await read(queries.get_own_profile)).email
        self.just_changed = self.router.url.query_parameters.get("saved") == "password"
        self.is_ready = True

    @action(PROFILE_EDIT)
    async def end(self, number: Annotated[str, Line(12)]):
        """Sign another browser out."""
        await write(service.end_other_sign_in, number=number)
        self.sign_ins = await read(queries.list_sign_ins)
        await toast(self, N_("That browser is signed out."))


class TokensState(FormMixin, rx.State):
    """One's own keys to the REST interface (table: api_token). The secret of a fresh one is only sent."""

    tokens: StateVar[list[TokenView]] = state_var([])
    offered: StateVar[list[str]] = state_var([])
    secret: StateVar[str] = state_var("")
    is_ready: StateVar[bool] = state_var(False)

    @action(TOKENS_MANAGE)
    async def load(self):
        """List the keys, and what a new one could be allowed."""
        self.tokens = await read(queries.list_tokens)
        self.offered = [str(scope) for scope in scopes() if actor().may(scope)]
        self.errors = {}
        await show_once(self, secret="")
        self.is_ready = True

    @action(TOKENS_MANAGE, creates=True)
    async def make(self, form: TokenInput):
        """Make a key and show its secret, once."""
        secret = await write(service.make_token, form=form)
        self.tokens = await read(queries.list_tokens)
        self.saved += 1
        await show_once(self, secret=secret)

    @action(TOKENS_MANAGE)
    async def forget(self):
        """Hide the secret for good."""
        await show_once(self, secret="")

    @action(TOKENS_MANAGE)
    async def revoke(self, token_id: Reference):
        """End a key."""
        await write(service.revoke_token, token_id=token_id)
        self.tokens = await read(queries.list_tokens)
        await toast(self, N_("The key is revoked."))
