"""How many small faults in the core the unit tests notice: `python -m tests.mutants`."""
