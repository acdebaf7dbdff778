"""Words of a fact or a moment, put together with what others changed in them meanwhile."""

from sqlmodel import Session

from learnhub.core.clock import utcnow
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.merging import merged
from learnhub.features.rex.models import RexCause, RexEdition, RexEntry
from learnhub.features.rex.schemas import Saved

Piece = RexCause | RexEntry


def reword(session: Session, piece: Piece, edition: int, words: str, *, most: int) -> Saved:
    """Write the next edition of a piece, whose REX is locked, and answer its words as they stand now.

    What was made of an earlier edition is put into the present one, sentence by sentence. Raises
    EditedMeanwhile where both changed the same, and where the two together would be too long.
    """
    together = words if edition == piece.edition else _merged(session, piece, edition, words)
    if together is None or len(together) > most or not together.strip():
        raise EditedMeanwhile
    if together != piece.words:
        session.add(
            RexEdition(
                piece_id=piece.id, number=piece.edition, rex_id=piece.rex_id, at=utcnow(), words=piece.words
            )
        )
        piece.words, piece.edition = together, piece.edition + 1
        session.add(piece)
        session.flush()
    return Saved(piece.id, piece.words, piece.edition)


def _merged(session: Session, piece: Piece, edition: int, words: str) -> str | None:
    began = session.get(RexEdition, (piece.id, edition))
    return merged(began.words, words, piece.words) if began is not None else None
