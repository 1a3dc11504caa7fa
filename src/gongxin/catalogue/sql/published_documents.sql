-- A confirmation is published without its day: nobody reads it, and it was not that of the pack's zone.
DROP VIEW shown.confirmation;
CREATE VIEW shown.confirmation AS SELECT value, value_digest, document FROM gongxin.catalogue_confirmation;
GRANT SELECT ON shown.confirmation TO gongxin_portal, gongxin_desk, gongxin_worker;
