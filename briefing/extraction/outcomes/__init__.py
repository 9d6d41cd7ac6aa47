"""What came of the talks: topics, commitments, documents and words spoken."""
