"""The command line, `quotes`: it parses, opens, calls and prints. See `quotes --help`."""
