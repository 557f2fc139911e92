"""A school's whole folder, read: what every rule, table and document takes."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from anquan.model.duties import Duties
from anquan.model.hazard import Hazard
from anquan.model.leadership import Group
from anquan.model.people import Person
from anquan.model.plan import Plan
from anquan.model.unit import Unit


class School(Struct, frozen=True, kw_only=True):
    """One plan folder. What a folder does not hold is empty; what could not be read is in the diagnostics.

    `files` are all files of the folder, by path from its root; `texts` are the text files that plans attach.
    """

    unit: Unit | None = None
    staff: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    duties: Duties | None = None
    hazards: tuple[Hazard, ...] = ()
    plans: tuple[Plan, ...] = ()
    files: frozenset[str] = frozenset()
    texts: Mapping[str, str] = MappingProxyType({})

    @property
    def name(self) -> str:
        """The unit's full name, or an empty text when school.yaml could not be read."""
        return self.unit.name if self.unit else ""

    def person(self, who: str, day: date) -> Person | None:
        """The person with this name, or the first who holds this post on that day."""
        return self.named(who) or next(self.holders(who, day), None)

    def named(self, name: str) -> Person | None:
        """The person with this name, in office or not."""
        return next((one for one in self.staff if one.name == name), None)

    def holders(self, post: str, day: date) -> Iterator[Person]:
        """Everybody who holds a post on that day, in the order of people.yaml."""
        return (one for one in self.staff if post in one.posts and one.serves(day))

    def group(self, name: str) -> Group | None:
        """The leadership group of that name."""
        return next((one for one in self.groups if one.name == name), None)
