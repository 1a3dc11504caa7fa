"""A department's own table or view, read row by row and never written (数据库抽取)."""
