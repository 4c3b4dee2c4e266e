"""In: coded articles, rejections.
Out: Parquet files, one set a run; and the records, tables and answers to SQL read back from them.
"""

from dragoman.ledger.book import Ledger
from dragoman.ledger.said import Asked
from dragoman.ledger.tables import arrow_tables

__all__ = ["Asked", "Ledger", "arrow_tables"]
