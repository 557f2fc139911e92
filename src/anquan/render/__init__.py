"""Renderers: one module a format. They take tables, blocks or diagnostics, never a School."""
