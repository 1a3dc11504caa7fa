"""Values of the field: identifiers, periods, working days, digests, findings. Imports nothing of ours."""
