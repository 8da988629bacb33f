"""Queries of the weekly recap: its plan and posts, and what it tells."""
