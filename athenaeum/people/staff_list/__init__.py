"""Reading a staff list: from bytes to a table, from a table to persons, from persons to a plan. Nothing here writes.

decode (bytes → text) · delimited and workbook (text or XLSX → rows) · read (the front of both) · columns (which
column is what) · cells (one value) · lines (the rows worth taking) · identity (which rows are one person) ·
managers (who reports to whom) · standing (what the house knows already) · plan (what would change).
"""
