"""What a name tells of its bearer."""
