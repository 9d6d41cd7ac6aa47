"""An article becomes suggestions: field path, value, exact span, confidence, rule."""
