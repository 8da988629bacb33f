"""The domain, pure: no Discord, no SQL, no clock, no environment, no global random source."""
