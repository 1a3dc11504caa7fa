-- The one way by which content leaves: the erasure and its reason are appended, then what was said goes.
CREATE FUNCTION ledger.erase(subject bigint, record uuid, append bigint, place int, leaf bytea, salt uuid, reason jsonb)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    gone bigint;
BEGIN
    INSERT INTO ledger.revision (subject_id, append_id, record_id, ordinal, item, item_version, source, act, key, leaf)
    SELECT subject, append, record, place, r.item, r.item_version, r.source, 5, r.key, erase.leaf
      FROM ledger.record c
      JOIN ledger.revision r USING (subject_id, record_id, append_id)
     WHERE c.subject_id = subject AND c.record_id = record AND c.act <> 5;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such record, or erased before' USING ERRCODE = 'no_data_found';
    END IF;
    INSERT INTO ledger.content (subject_id, append_id, record_id, salt, payload)
    VALUES (subject, append, record, erase.salt, reason);
    DELETE FROM ledger.content c
     WHERE c.subject_id = subject AND c.record_id = record AND c.append_id <> append;
    GET DIAGNOSTICS gone = ROW_COUNT;
    UPDATE ledger.record c SET append_id = append, stated_in = append, payload_digest = NULL, act = 5
     WHERE c.subject_id = subject AND c.record_id = record;
    RETURN gone;
END
$$;
REVOKE ALL ON FUNCTION ledger.erase FROM PUBLIC;
