-- Which appends a delivery made: the way from a row of its file to the records of which it told.
CREATE INDEX append_by_delivery ON ledger.append (delivery) WHERE delivery IS NOT NULL;
