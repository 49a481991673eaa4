"""The words of a source taken apart, and what each speaker's are in form."""
