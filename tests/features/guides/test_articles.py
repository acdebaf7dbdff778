"""Articles: what is in them, and how one is published and read."""

import pytest

from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.guides import queries, service
from learnhub.features.guides.contents import with_places
from learnhub.features.guides.schemas import ArticleInput, EditArticleInput

TITLE = "Why a pump sounds like gravel"
TEXT = "Air.\n\n## What happens\n\nWater boils.\n\n### At the eye\n\nLow & lower.\n\n## What to do\n\nClean."


def test_article_with_three_headings_says_what_is_in_it(people):
    ana, bo = people.member(), people.member()
    form = ArticleInput(title=TITLE, intro="Cavitation in *three* minutes.", text=TEXT, language="en")

    guide_id = db.write_now(service.publish_article, ana, form)

    guide = db.read_now(queries.get_guide, bo, guide_id)
    assert guide.kind == "article"
    assert guide.intro_html == "<p>Cavitation in <em>three</em> minutes.</p>\n"
    assert [(heading.words, heading.depth) for heading in guide.contents] == [
        ("What happens", 1),
        ("At the eye", 2),
        ("What to do", 1),
    ]
    assert '<h4 id="part-1">What happens</h4>' in guide.body_html
    assert not guide.can_apply


def test_text_with_two_headings_is_seen_at_once():
    html = "<h3>One</h3>\n<p>Text.</p>\n<h3>Two</h3>\n"

    assert with_places(html) == (html, [])


def test_edited_article_says_something_else(people):
    ana, bo = people.member(), people.member()
    guide_id = db.write_now(service.publish_article, ana, ArticleInput(title=TITLE, text=TEXT, language="en"))
    text = db.read_now(queries.article_text, ana, guide_id)
    assert text.text == TEXT

    changed = EditArticleInput(title=TITLE, intro="New.", text="Air.", language="en", edition=text.edition)
    db.write_now(service.edit_article, ana, guide_id, changed)

    guide = db.read_now(queries.get_source, bo, guide_id)
    assert (guide.context, guide.intro, guide.contents) == ("Air.", "New.", [])
    with pytest.raises(Forbidden):
        db.read_now(queries.article_text, bo, guide_id)
    with pytest.raises(NoSuchContent):
        db.read_now(queries.steps_text, ana, guide_id)
