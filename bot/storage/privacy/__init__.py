"""What is personal: `policy` says it table by table, `people` shows and forgets, `retention` purges servers' data."""
