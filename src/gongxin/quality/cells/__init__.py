"""How functions of the kernel are called for the cells of a column."""
