"""A mail as HTML and as plain text: the parts in one column of 600 px, as screen 20 draws it.

What inline styles cannot say, narrow screens and the dark, stands in `@media` blocks; without them the mail
is right all the same.
"""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from learnhub.core import formats
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_, translate
from learnhub.mail.letter import Mail
from learnhub.mail.parts import INK, INK_3, RULE, SANS, SERIF, TABLE, link_line, one_line, text_of

CALM = N_("This mail loads no image and does not report that you opened it.")
SENT_BY = N_("Sent by LearnHub, on {company}’s own server.")
SENT = N_("Sent by LearnHub, on your company’s own server.")
PREVIEW_MAX = 140
FILLER = "&#847;&zwnj;&nbsp;" * 60  # keeps the first words of the mail out of the preview
STYLE = """
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .ml-pad { padding: 0 0 24px !important; }
  .ml-panel { padding: 22px 20px 26px !important; border-left: 0 !important; border-right: 0 !important;
    border-radius: 0 !important; }
  .ml-foot { padding: 20px 20px 0 !important; }
}
@media (prefers-color-scheme: dark) {
  .ml-bg { background: #11100e !important; }
  .ml-panel { background: #1e1c19 !important; border-color: #302e29 !important; }
  .ml-1 { color: #eeece6 !important; }
  .ml-2 { color: #b9b5aa !important; }
  .ml-3 { color: #a09c91 !important; }
  .ml-link { color: #7fc9de !important; } .ml-line { border-color: #302e29 !important; }
  .ml-btn { background: #6fbed4 !important; } .ml-btn-a { color: #06222a !important; }
  .ml-q { color: #ffa057 !important; } .ml-c { color: #9eb1ff !important; }
  .ml-r { color: #d4b3a5 !important; }
  .ml-f { color: #ffca16 !important; } .ml-a { color: #ff8dcc !important; }
}
"""


def as_html(mail: Mail, company: str) -> str:
    """The whole document."""
    language = mail.reader.language
    small = f"font:400 13px/20px {SANS};color:{INK_3}"
    body = "".join(part.html for part in mail.parts)
    lines = f"{small};line-height:26px;margin:0 0 14px"
    links = f'<p style="{lines}">{link_line(mail.links)}</p>' if mail.links else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta name="supported-color-schemes" content="light dark">'
        f"<title>{escape(one_line(mail.subject))}</title><style>{STYLE}</style></head>"
        '<body class="ml-bg" style="margin:0;padding:0;background:#f7f5f1;-webkit-text-size-adjust:100%">'
        f'<div style="display:none;max-height:0;overflow:hidden">{escape(preview(mail))}{FILLER}</div>'
        f'<table {TABLE} class="ml-bg" style="background:#f7f5f1"><tr>'
        '<td align="center" class="ml-pad" style="padding:20px 20px 32px">'
        f'<table {TABLE} style="max-width:600px;border-collapse:separate"><tr>'
        '<td class="ml-panel" style="background:#ffffff;border:1px solid '
        f'{RULE};border-radius:10px;padding:26px 32px 30px;text-align:left">'
        f"{_head(_day(mail))}{body}</td></tr>"
        '<tr><td class="ml-foot" style="padding:20px 33px 0;text-align:left">'
        f'<p class="ml-3" style="{small};margin:0 0 6px">{escape(one_line(mail.why))}</p>{links}'
        f'<p class="ml-3" style="{small};margin:14px 0 0">{escape(_sent_by(language, company))}</p>'
        "</td></tr></table></td></tr></table></body></html>"
    )


def as_text(mail: Mail, company: str) -> str:
    """The same content without HTML."""
    foot = "\n".join(line for line in (one_line(mail.why), text_of(mail.links)) if line)
    body = "\n\n".join(part.text for part in mail.parts)
    return f"{body}\n\n-- \n{foot}\n\n{_sent_by(mail.reader.language, company)}\n"


def preview(mail: Mail) -> str:
    """What lists of mails show beside the subject."""
    return one_line(mail.preview)[:PREVIEW_MAX]


def _head(day: str) -> str:
    return (
        f'<table {TABLE}><tr><td class="ml-1" style="font:600 18px/24px {SERIF};color:{INK}">LearnHub</td>'
        f'<td align="right" class="ml-3" style="font:400 13px/24px {SANS};color:{INK_3}">{escape(day)}</td>'
        "</tr></table>"
    )


def _day(mail: Mail) -> str:
    moment: datetime = mail.moment or utcnow()
    day = moment.astimezone(ZoneInfo(mail.reader.zone)).date()
    words = formats.day(day, mail.reader.language)
    return words[:1].upper() + words[1:]


def _sent_by(language: str, company: str) -> str:
    said = translate(language, SENT_BY, company=one_line(company)) if company else translate(language, SENT)
    return f"{translate(language, CALM)} {said}"
