"""What a key to the REST interface can be allowed to do, in the words of the settings page."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_

SCOPES: dict[Permission, str] = {
    Permission.CARDS_READ: N_("Read cards"),
    Permission.CARDS_WRITE: N_("Write cards"),
    Permission.CARDS_REVIEW: N_("Review cards"),
    Permission.QUESTIONS_READ: N_("Read questions and answers"),
    Permission.QUESTIONS_ASK: N_("Ask questions"),
    Permission.QUESTIONS_ANSWER: N_("Answer questions"),
    Permission.QUESTIONS_VOTE: N_("Vote on questions and answers"),
    Permission.MENTORING_READ: N_("See mentors and your sessions"),
    Permission.MENTORING_BOOK: N_("Book and cancel sessions"),
    Permission.MENTORING_OFFER: N_("Change your hours as a mentor"),
    Permission.AMA_READ: N_("Read AMA sessions"),
    Permission.AMA_ASK: N_("Ask in AMA sessions"),
    Permission.AMA_VOTE: N_("Vote in AMA sessions"),
    Permission.AMA_HOST: N_("Host your AMA sessions"),
    Permission.AMA_SCHEDULE: N_("Schedule AMA sessions"),
    Permission.TOPICS_READ: N_("Read topics"),
    Permission.PEOPLE_READ: N_("See colleagues"),
    Permission.PROFILE_EDIT: N_("Change your profile"),
    Permission.CONTENT_MODERATE: N_("Moderate"),
    Permission.MEMBERS_MANAGE: N_("Administer members"),
    Permission.GROUPS_MANAGE: N_("Administer sites and teams"),
}
