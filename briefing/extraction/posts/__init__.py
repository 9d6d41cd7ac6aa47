"""Posts: the words that tell what office somebody holds, by the rules of each language."""
