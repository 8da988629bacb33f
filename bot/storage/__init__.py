"""Storage: SQLAlchemy Core tables and queries, the same on SQLite and PostgreSQL.

`schema` holds every table; each other module holds the queries of one aggregate and maps rows to frozen
structs; `store` hands them out, one connection a transaction.
"""
