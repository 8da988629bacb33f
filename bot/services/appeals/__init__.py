"""Use cases of appeals: filing, deciding, and repairing what a decision changes."""
