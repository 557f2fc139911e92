"""The vocabulary of the field: frozen types, one module a file of the folder."""
