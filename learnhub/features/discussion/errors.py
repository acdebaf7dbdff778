"""What can go wrong with content of any kind."""

from learnhub.core.i18n import N_
from learnhub.errors import Conflict, Invalid, NotFound, TooMany


class NoSuchContent(NotFound):
    """Not there, or not for this person."""

    code = "content.not_found"
    message = N_("This does not exist, or is not open to you.")


class NoSuchSpace(NotFound):
    """Not there, or not for this person."""

    code = "space.not_found"
    message = N_("This community does not exist, or is not open to you.")


class Frozen(Conflict):
    """What a closed community holds is read, and nothing is added to it."""

    code = "space.frozen"
    message = N_("This community is closed: what it has written stays, and nothing is added.")


class MembersPost(Conflict):
    """A community leaves posting to its members."""

    code = "space.members_post"
    message = N_("Only members post in this community. Join it first.")


class FacilitatorsPost(Conflict):
    """A community leaves posting to those who facilitate it."""

    code = "space.facilitators_post"
    message = N_("Only those who facilitate this community post in it.")


class MembersAnswer(Conflict):
    """A community leaves answers and comments to its members."""

    code = "space.members_answer"
    message = N_("Only members answer in this community. Join it first.")


class FacilitatorsAnswer(Conflict):
    """A community leaves answers and comments to those who facilitate it."""

    code = "space.facilitators_answer"
    message = N_("Only those who facilitate this community answer in it.")


class UnknownTopic(Invalid):
    """A new topic is suggested to everybody, and would tell of a community that few know of."""

    code = "space.unknown_topic"
    message = N_("This community is hidden: choose topics that exist already. “{name}” is not one of them.")


class EditedMeanwhile(Conflict):
    """Somebody saved another version since this one was opened."""

    code = "content.edited_meanwhile"
    message = N_("This was changed since you opened it. Copy your text, reload the page and edit again.")


class CommentsClosed(Conflict):
    """Its author wants no comments on it."""

    code = "content.comments_closed"
    message = N_("Whoever wrote this wants no comments on it.")


class NotCommentable(Conflict):
    """What is hidden or waits takes no comments."""

    code = "content.not_commentable"
    message = N_("This cannot be commented on at the moment.")


class OwnIssue(Conflict):
    """Whoever wrote it has it in any case."""

    code = "content.own_issue"
    message = N_("This is yours: you are counted already.")


class SettledIssue(Conflict):
    """What is solved is not shared any more."""

    code = "content.settled_issue"
    message = N_("This is solved. If the answer does not help you, say so in a comment.")


class OwnThanks(Conflict):
    """One does not thank oneself."""

    code = "content.own_thanks"
    message = N_("This is yours. Thanks come from colleagues.")


class OwnModeration(Conflict):
    """Moderators do not decide about what they wrote."""

    code = "content.own_moderation"
    message = N_("This is yours: another moderator decides whether it is shown.")


class OwnVote(Conflict):
    """One does not vote for what one wrote."""

    code = "content.own_vote"
    message = N_("This is yours. Votes come from colleagues.")


class NoSuchCoAuthor(NotFound):
    """Nobody of this id writes it with its author."""

    code = "content.no_such_co_author"
    message = N_("This person is not a co-author of it.")


class NotAReader(Conflict):
    """Who may not read it cannot write it either."""

    code = "content.not_a_reader"
    message = N_("This person cannot read it, so they cannot be a co-author.")


class TooManyCoAuthors(Conflict):
    """A byline is read at a glance."""

    code = "content.too_many_co_authors"
    message = N_("It has {most} co-authors already. Let colleagues edit it instead.")


class NotToBeTakenOut(Conflict):
    """What was written for a closed group stays there, unless whoever wrote it takes it out."""

    code = "content.not_to_be_taken_out"
    message = N_("This was written for a closed group. Only its author can make something else of it.")


class NoSuchImage(NotFound):
    """Not there, or in nothing that this person may read."""

    code = "image.not_found"
    message = N_("This picture does not exist, or is not open to you.")


class ImageTooHeavy(Invalid):
    """More bytes than this LearnHub takes (`LEARNHUB_IMAGE_MEGABYTES`)."""

    code = "image.too_heavy"
    message = N_("This picture is larger than {most} MB. Make it smaller, then add it again.")


class ImageInUse(Conflict):
    """Whoever reads the text, or an earlier edition of it, sees it there."""

    code = "image.in_use"
    message = N_("A text shows this picture, or an earlier version of one. It goes when none does any more.")


class TooManyUnusedImages(TooMany):
    """Somebody adds pictures that nothing shows; each goes after a week."""

    code = "image.too_many_unused"
    message = N_("You have added {most} pictures that no text shows yet. Publish some of them first.")


class NoSuchRevision(NotFound):
    """Content has no such edition, or it is not kept."""

    code = "content.no_such_revision"
    message = N_("This version does not exist.")


class NoSuchSuggestion(NotFound):
    """Not there, decided already, or not for this person."""

    code = "content.no_such_suggestion"
    message = N_("This suggestion does not exist any more.")


class NoSuchSection(Invalid):
    """This kind of content has no text of this name that others may suggest to change."""

    code = "content.no_such_section"
    message = N_("There is no such text here.")


class SuggestionTooShort(Invalid):
    """What would be left is less than this kind of content needs."""

    code = "content.suggestion_too_short"
    message = N_("This is too short: at least {min_length} characters.")


class SuggestionTooLong(Invalid):
    """This kind of content takes fewer characters."""

    code = "content.suggestion_too_long"
    message = N_("This is too long: at most {max_length} characters.")


class NothingSuggested(Conflict):
    """The words are those that stand there."""

    code = "content.nothing_suggested"
    message = N_("These are the words that stand there. Change something first.")
