"""The stations in order. Only flows know it; each combines an append with its projections in one transaction."""
