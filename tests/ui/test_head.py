"""What runs before the first paint."""

from learnhub import ui
from learnhub.core.i18n import LANGUAGES
from learnhub.ui.head import FIRST_PAINT


def test_head_has_one_inline_script_that_the_policy_can_hash():
    scripts = [component for component in ui.head_components() if component.tag == "script"]

    assert len(scripts) == 1
    assert "</" not in FIRST_PAINT


def test_first_paint_knows_every_language_but_english():
    others = [language for language in LANGUAGES if language != "en"]

    assert [language for language in others if f'language!=="{language}"' not in FIRST_PAINT] == []
