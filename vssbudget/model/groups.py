"""Groups of areas: what a document prints subtotals of, groups within groups to any depth."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from vssbudget.model.blocks import Part, Sources, listed
from vssbudget.model.figures import Text
from vssbudget.model.references import MemberName
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message


def _some(members: tuple[str, ...]) -> tuple[str, ...]:
    if not members:
        refuse("coherence", Message("group-empty"), Message("group-empty-fix"))
    return members


Members = Annotated[tuple[MemberName, ...], BeforeValidator(listed), AfterValidator(_some)]


class Group(Part):
    """Areas, and groups of them, that are added up; each stands in one group at the most.

    It has no figures of its own, so that only what is printed of it has to say its source.
    """

    sourced = "freely"

    name: Text | None = None
    of: Members
    source: Sources = ()
