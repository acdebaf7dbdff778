"""What the company decides for itself."""

from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Setting, Space
from learnhub.features.people.policy import can_manage_company
from learnhub.features.people.schemas import CompanyInput


def save_company(session: Session, actor: Actor, *, form: CompanyInput) -> None:
    """Save the company's name, the languages it offers and the words beside its sign-in."""
    guard.require(can_manage_company(actor))
    session.merge(Setting(key="company_name", value=form.name))
    session.merge(Setting(key="languages", value=form.languages))
    sentences = {"en": form.sentence_en, "fr": form.sentence_fr}
    session.merge(Setting(key="sign_in_sentence", value=sentences))
    session.exec(select(Space).where(Space.kind == SpaceKind.COMPANY)).one().name = form.name
    audit.record(session, actor, "company:change")
