"""From a part of a template to code: tags found, paired, checked and compiled, each fault with its place."""
