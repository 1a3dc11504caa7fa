"""What is set in type: PDF from templates and plain data, with a font of our own (排版)."""
