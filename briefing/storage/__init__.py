"""Files on disk: atomic save, recovery copies, upgrades of old versions."""
