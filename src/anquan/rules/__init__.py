"""Rules: one module a subject, one small function a rule; its docstring is its documentation."""
