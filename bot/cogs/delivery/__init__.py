"""Getting posts out once and only once: what the quiz and the daily question share.

What is due is decided and committed by a service before anything is sent. A cog asks it for the next step, does
that step on Discord, and tells the service, which marks it:

    service: advance ──▶ committed step ──▶ cog: look, send ──▶ service: posted, or why not

A process may die, and a confirmation may be lost, between any two of these. So

- `tasks` gives each quiz and each post one task of its own, which is waited for when the bot closes;
- `retry` says which errors may pass, and how long to wait before the next try;
- `finding` looks in the channel for a post that went out although nobody was told;
- `channel` sends, edits and looks, in a channel that may be hidden or gone;
- `notices` shows reviewers what is to be decided, and tells members what was.

What must survive a restart is in the database. What stands in memory here is only how long to wait after a
failure, and which posts this process saw through and need not be looked for. `docs/reliability.md` is the promise.
"""
