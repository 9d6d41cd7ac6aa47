"""Known officials and bodies with their names in three languages, kept in one file that the user chooses."""

from briefing.registry.errors import ListError, RecordChangedError, RegistryError
from briefing.registry.records import Body, Official, OfficialInPost, Post
from briefing.registry.registry import Registry

__all__ = ["Body", "ListError", "Official", "OfficialInPost", "Post", "RecordChangedError", "Registry", "RegistryError"]
