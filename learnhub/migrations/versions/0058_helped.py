"""How many people each question has helped, which a list is sorted by."""

from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None

HELPED = """
    UPDATE content SET use_count = (
        SELECT COUNT(*) FROM (
            SELECT also_worked.person_id FROM also_worked
            JOIN content AS answer ON answer.id = also_worked.answer_id
            WHERE answer.parent_id = content.id AND answer.status = 'published'
            UNION
            SELECT shared_issue.person_id FROM shared_issue
            JOIN question ON question.content_id = shared_issue.content_id
            WHERE shared_issue.content_id = content.id AND question.accepted_id IS NOT NULL
            UNION
            SELECT authorship.person_id FROM authorship
            JOIN question ON question.content_id = authorship.content_id
            WHERE authorship.content_id = content.id AND authorship.part = 'author'
            AND question.accepted_id IS NOT NULL
        ) AS helped
    ) + (
        SELECT COUNT(*) FROM question
        WHERE question.content_id = content.id AND question.accepted_id IS NOT NULL AND content.is_anonymous
    )
    WHERE kind = 'question'
"""


def upgrade() -> None:
    """Take this step."""
    op.execute(HELPED)
