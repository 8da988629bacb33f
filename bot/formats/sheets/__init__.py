"""Spreadsheets: workbooks of Excel and OpenDocument, as the rows of one sheet."""
