"""Files: bytes to text to tree with marks; edits by marks; atomic writes."""
