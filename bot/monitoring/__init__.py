"""Watching the running bot: metrics, health, error reports. Nothing here is imported where it is switched off."""
