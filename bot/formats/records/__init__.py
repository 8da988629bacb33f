"""Lists of records, as programs write them: JSON, JSON lines, and YAML lists."""
