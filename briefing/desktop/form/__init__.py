"""The form: built from the schema, it shows the session's value and edits it."""
