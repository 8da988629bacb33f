"""Dumps of databases: the rows that SQL statements put into tables of questions and answers."""
