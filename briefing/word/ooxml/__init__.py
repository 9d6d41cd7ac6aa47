"""Office Open XML below templates: markup, packages, parts, styles, numbering."""
