"""What pip, pipx and uv install: the wheel and the sdist, tried in an empty folder."""
