"""The stations in order. Only flows know it, and each joins an append with its projections."""
