"""Lifts the content of old files, one version at a time, to the version of today."""

from collections.abc import Callable, Mapping
from typing import Any

Content = dict[str, Any]
"""The content of a file as plain JSON values: old versions need no old structs."""

FORMAT_VERSION = 3
"""The version that is written today. A change that old programs would misread makes a new one."""

UPGRADES: dict[int, Callable[[Content], Content]] = {
    1: lambda content: content,  # version 2 adds waivers, which programs of version 1 refuse
    2: lambda content: content,  # version 3 adds what papers other than the visit note print
}
"""For each old version the step that lifts its content to the next version."""


def upgraded(content: Content, version: int, steps: Mapping[int, Callable[[Content], Content]] = UPGRADES) -> Content:
    """The content lifted from `version` through every later step."""
    while version in steps:
        content = steps[version](content)
        version += 1
    return content
