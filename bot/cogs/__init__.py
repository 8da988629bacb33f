"""Discord: parse, check, call one service method, render. No rule of the game lives here."""
