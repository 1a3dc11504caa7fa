"""Letters to departments that fall behind, with what the platform knows, and their answers (督促函件)."""
