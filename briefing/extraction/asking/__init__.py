"""The second way in: asking a language model that the user's own ministry runs."""
