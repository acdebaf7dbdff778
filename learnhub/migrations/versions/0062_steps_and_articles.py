"""Step-by-steps and articles."""

from learnhub.migrations import steps

revision = "0062"
down_revision = "0071"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take this step."""
    steps.add_kind("steps")
    steps.add_kind("article")
