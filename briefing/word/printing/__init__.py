"""What compiled templates run: the sandbox, filters, and values as Word markup."""
