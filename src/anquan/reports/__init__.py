"""Reports: a School and a period become tables."""
