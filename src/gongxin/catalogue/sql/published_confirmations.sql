-- What an operator confirmed, for everybody to read: the value and the document, not who did it.
CREATE VIEW shown.confirmation AS
SELECT value, value_digest, document, (at AT TIME ZONE 'UTC')::date AS confirmed_on
  FROM gongxin.catalogue_confirmation;
GRANT SELECT ON shown.confirmation TO gongxin_portal, gongxin_desk, gongxin_worker;
