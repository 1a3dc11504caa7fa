"""The monthly statement of how departments reported, as PDF and as a spreadsheet (数据质量月报)."""
