"""The public page of a badge, as HTML of its own: no navigation, no script, no cookie."""

from datetime import datetime
from html import escape

from babel.dates import format_date, format_datetime

from learnhub.core.i18n import LANGUAGE_NAMES, N_, fill, translate
from learnhub.core.markdown import typeset
from learnhub.features.badges.issuing import PublicBadge
from learnhub.features.badges.pictures import OUTER, medal, path_of

NOTHING = (
    '<svg viewBox="0 0 52 52" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.4">'
    f'<path d="{path_of(OUTER)}" stroke-dasharray="3 2.4" stroke-opacity=".35"/>'
    '<circle cx="26" cy="26" r="8.6"/><path d="m20 20 12 12"/></svg>'
)
VERDICTS = {
    True: ("good", "✓", N_("Valid")),
    False: ("warn", "!", N_("Not valid")),
    None: ("warn", "?", N_("Could not be checked")),
}
GONE = N_("This badge no longer counts")
MEANING = N_(
    "The file you hold was really signed by {company}, and {company} or its holder has withdrawn it since. "
    "What it said, and about whom, is no longer shown here. That tells nothing about the person: holders "
    "withdraw badges too."
)


def badge_page(badge: PublicBadge, language: str) -> str:
    """A badge that counts, that counts no longer, or that could not be checked."""
    return _Writer(language, badge).page()


def unknown_page(language: str) -> str:
    """The same page for whatever is no badge, so that nobody learns what there is."""
    return _Writer(language, None).page()


class _Writer:
    """Writes the page of one badge, or of none, in a language. What people wrote is escaped."""

    def __init__(self, language: str, badge: PublicBadge | None) -> None:
        self.language, self.badge = language, badge
        self.days = {"en": "en_GB"}.get(language, language)  # a day is written as on all other pages
        self.company = escape(badge.company) if badge else ""

    def say(self, message: str, **html: str) -> str:
        """A sentence with pieces of HTML in it."""
        return fill(escape(translate(self.language, message)), {"company": self.company, **html})

    def day(self, at: datetime | None) -> str:
        """A day in words."""
        return format_date(at, "long", locale=self.days) if at else ""

    def page(self) -> str:
        """The whole document."""
        title, inside = self._inside()
        others = " ".join(
            f'<a href="?lang={code}" lang="{code}" hreflang="{code}">{name}</a>'
            for code, name in LANGUAGE_NAMES.items()
            if code != self.language
        )
        about = self.say(N_("{company}, verification of a badge")) if self.badge else ""
        foot = self.say(N_("This page keeps working after a person has left."))
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width,initial-scale=1">'
            '<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">'
            f'<title>{title}</title><link rel="stylesheet" href="/fonts.css">'
            '<link rel="stylesheet" href="/badge.css"></head>'
            f"<body><header><div><b>LearnHub</b><span>{about}</span></div><nav>{others}</nav></header>"
            f'<main>{inside}</main><footer class="soft">{foot}</footer></body></html>'
        )

    def _inside(self) -> tuple[str, str]:
        if self.badge is None:
            title = self.say(N_("No badge has this address"))
            text = self.say(N_("The address is wrong, or there never was a badge here."))
            return title, _top(NOTHING, "", title, text)
        if self.badge.revoked_at is not None:
            return self.say(GONE), self._revoked(self.badge)
        return escape(self.badge.name), self._standing(self.badge)

    def _standing(self, badge: PublicBadge) -> str:
        said = self.say(
            N_("Awarded to {holder} by {company} on {day}, without an end date."),
            holder=f"<b>{escape(badge.holder)}</b>",
            day=self.day(badge.at),
        )
        tone, sign, word = VERDICTS[badge.signed]
        drawn = medal(badge.rule) if badge.rule else NOTHING
        nothing = self.say(N_("Nothing else is here."))
        no_way = self.say(N_("No profile, no other badge, no way to contact the person."))
        rule = self.say(N_("The rule, the same for everybody"))
        inside = self.say(N_("The texts themselves, and everything else, stay inside {company}."))
        return (
            _top(drawn, _mark(tone, sign, self.say(word)), escape(badge.name), said)
            + f'<div class="two"><section><h2 class="big">{rule}'
            f'</h2><p class="said">{escape(badge.criterion)}</p>{self._evidence(badge)}'
            f'<p class="soft note">{inside}</p></section><aside>{self._checks(badge)}{self._ways(badge)}'
            f'<p class="note"><b>{nothing}</b> {no_way}</p></aside></div>'
        )

    def _evidence(self, badge: PublicBadge) -> str:
        titles = "".join(f"<li>{escape(typeset(title, self.language))}</li>" for title in badge.evidence)
        head = self.say(N_("Evidence, chosen by the holder"))
        return f'<h2>{head}</h2><ul class="titles">{titles}</ul>' if titles else ""

    def _revoked(self, badge: PublicBadge) -> str:
        when = self.say(
            N_("It was revoked on {day}. The reason is not published."), day=self.day(badge.revoked_at)
        )
        means = self.say(N_("What this means"))
        mark = _mark("gone", "⊘", self.say(N_("Revoked")))
        return (
            _top(NOTHING, mark, self.say(GONE), when)
            + f'<div class="two"><section><h2 class="big">{means}</h2>'
            f'<p class="said">{self.say(MEANING)}</p></section><aside>{self._checks(badge)}</aside></div>'
        )

    def _checks(self, badge: PublicBadge) -> str:
        """What was checked when the page was opened, and when that was."""
        key = f"{badge.public_key[:9]}…{badge.public_key[-4:]}, {badge.host}"
        rows = [self._check(badge.signed, self.say(N_("Signed by {company}")), escape(key))]
        if badge.revoked_at is None:
            unchanged = self.say(N_("Unchanged since it was signed"))
            listed = self.say(N_("the list of {company}, read a moment ago"))
            rows.append(self._check(badge.signed, unchanged, self.day(badge.signed_at)))
            rows.append(self._check(True, self.say(N_("Not revoked")), listed))
        else:
            rows.append(_line("off", "⊘", self.say(N_("Revoked")), self.day(badge.revoked_at)))
        head = self.say(N_("Checked just now"))
        now = format_datetime(badge.checked_at, "d MMMM y, HH:mm", locale=self.days)
        return f'<h2>{head}</h2><p class="soft">{now} UTC</p><ul class="checks">{"".join(rows)}</ul>'

    def _check(self, passed: bool | None, word: str, detail: str) -> str:
        if passed:
            return _line("yes", "✓", word, detail)
        doubt = self.say(N_("this is not so")) if passed is False else self.say(N_("could not be checked"))
        return _line("what", "?" if passed is None else "!", word, doubt)

    def _ways(self, badge: PublicBadge) -> str:
        if not badge.signed:
            return ""
        at = f"/b/{badge.public_id}"
        either = self.say(
            N_("Open Badges 3.0, or as {svg} or {png}"),
            svg=f'<a href="{at}/badge.svg" download>SVG</a>',
            png=f'<a href="{at}/badge.png" download>PNG</a>',
        )
        word = self.say(N_("Download the signed badge"))
        link = f'<a class="get" href="{at}/credential.json" download>{word}</a>'
        return f'{link}<p class="soft under">{either}</p>'


def _top(drawn: str, mark: str, title: str, text: str) -> str:
    return f'<div class="top">{drawn}<div>{mark}<h1>{title}</h1><p class="for">{text}</p></div></div>'


def _mark(tone: str, sign: str, word: str) -> str:
    return f'<span class="mark {tone}"><span aria-hidden="true">{sign}</span>{word}</span>'


def _line(tone: str, sign: str, word: str, detail: str) -> str:
    return (
        f'<li><i class="{tone}" aria-hidden="true">{sign}</i><span>{word}<br>'
        f'<span class="soft key">{detail}</span></span></li>'
    )
