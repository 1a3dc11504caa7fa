"""Text in one form, with personal data masked."""
