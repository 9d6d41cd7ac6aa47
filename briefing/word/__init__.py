"""Everything OOXML: templates compiled and rendered, packages read and written."""

from briefing.word.package import PackageError, Parts, read_package

__all__ = ["PackageError", "Parts", "read_package"]
