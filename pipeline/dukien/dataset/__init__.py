"""The dataset: its schema, the rows of its tables, and the files that they are written to and read from."""
