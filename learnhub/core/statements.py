"""The type of a statement that reads rows, whatever their columns are."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select

if TYPE_CHECKING:
    AnySelect = Select[*tuple[Any, ...]]
else:
    AnySelect = Select  # its parameters differ between the versions of SQLAlchemy that we allow
