"""The people of the house, a file a noun."""

from .area import Area
from .expertise import Expertise, LearningArea
from .openness import KINDS, Kind, Openness
from .organisation import Organisation, Site, Unit
from .person import Person, Role, SpokenLanguage
from .post import Post
from .reach import CHANNELS, Channel, GoodHours
from .search import SearchEntry
from .staff_list import StaffList, StaffListRow

__all__ = [
    "CHANNELS",
    "KINDS",
    "Area",
    "Channel",
    "Expertise",
    "GoodHours",
    "Kind",
    "LearningArea",
    "Openness",
    "Organisation",
    "Person",
    "Post",
    "Role",
    "SearchEntry",
    "Site",
    "SpokenLanguage",
    "StaffList",
    "StaffListRow",
    "Unit",
]
