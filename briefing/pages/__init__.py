"""Layout of rendered Word parts into pages, painting, hit test, PDF."""
