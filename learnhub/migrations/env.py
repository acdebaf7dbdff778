"""What Alembic runs: on the connection of `upgrade`, or on the configured database for a developer."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, TypeDecorator

from learnhub.migrations import HEAD, connecting
from learnhub.migrations.metadata import metadata


def render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Write a column type of ours as the plain type under it: a step must not change with the code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        plain = item.impl_instance
        length = getattr(plain, "length", None)
        return f"sa.{type(plain).__name__}({length or ''})"
    return False


def number(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Name a new step by its number, as the files sort."""
    if directives:
        directives[0].rev_id = f"{int(HEAD) + 1:04d}"


def migrate(connection: Connection) -> None:
    """Run the steps in the transaction of this connection."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render,
        process_revision_directives=number,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    from learnhub.config import settings

    with connecting(settings().sqlalchemy_url) as engine, engine.begin() as connection:
        migrate(connection)
