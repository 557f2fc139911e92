"""Documents: a School and a plan become blocks."""
