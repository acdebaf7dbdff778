"""Countries of sites as codes, with the region, so that their public holidays are known."""

import unicodedata

import sqlalchemy as sa
from alembic import op
from babel import Locale

from learnhub.migrations import steps

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

LANGUAGES = ("en", "fr", "de", "nl", "es", "it", "pt")


def upgrade() -> None:
    """Take this step. A country that was typed as no language of these calls it is asked for again."""
    codes = _codes()
    op.add_column("site", sa.Column("region", sa.String(10), nullable=False, server_default=sa.text("''")))
    for site_id, typed in op.get_bind().execute(sa.text("SELECT id, country FROM site")).all():
        op.get_bind().execute(
            sa.text("UPDATE site SET country = :country WHERE id = :id"),
            {"id": site_id, "country": codes.get(_folded(typed), "")},
        )
    with steps.rebuilding("site") as batch:
        batch.alter_column(
            "country", type_=sa.String(2), existing_type=sa.String(60), existing_nullable=False
        )
        batch.alter_column("region", server_default=None)


def _codes() -> dict[str, str]:
    names = [pair for language in LANGUAGES for pair in Locale(language).territories.items()]
    countries = [(code, name) for code, name in names if len(code) == 2 and code.isalpha()]
    return {_folded(word): code for code, name in countries for word in (code, name)}


def _folded(text: str) -> str:
    signs = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).casefold().strip()
