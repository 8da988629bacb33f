"""The one place that speaks to a language model: an OpenAI-compatible endpoint, over aiohttp, as discord.py does."""
