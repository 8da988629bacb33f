"""What watches the bot."""
