"""The weekly recap: its plan, its one post a week, and what it tells."""
