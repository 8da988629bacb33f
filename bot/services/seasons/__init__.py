"""Seasons of a server: `seasons` sets them up, ends them and tells who led."""
