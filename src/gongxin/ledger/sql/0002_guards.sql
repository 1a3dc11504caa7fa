-- What is written stays. Row triggers on a parent reach its partitions; TRUNCATE triggers do not.
-- ALWAYS: a session in replication mode does not slip past them.

CREATE FUNCTION ledger.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    RAISE EXCEPTION '% of %.% is refused: the ledger only grows', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- Content goes only in the transaction that appends its erasure: that append is not numbered yet.
CREATE FUNCTION ledger.only_erasure() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    PERFORM 1
      FROM ledger.revision r
     WHERE r.subject_id = OLD.subject_id AND r.record_id = OLD.record_id AND r.act = 5
       AND r.append_id <> OLD.append_id
       AND NOT EXISTS (SELECT 1 FROM ledger.append a WHERE a.append_id = r.append_id);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'content goes only with an erasure in the same transaction'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
END
$$;

-- Position, clock and leaves are given under one lock that lasts until commit: gapless, in commit order.
CREATE FUNCTION ledger.number_append() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
    last ledger.append;
BEGIN
    PERFORM pg_catalog.pg_advisory_xact_lock(5132011401);
    SELECT * INTO last FROM ledger.append ORDER BY position DESC LIMIT 1;
    NEW.position := coalesce(last.position, 0) + 1;
    NEW.first_leaf := coalesce(last.first_leaf + last.leaves, 0);
    NEW.recorded_at := greatest(pg_catalog.clock_timestamp(), last.recorded_at);
    RETURN NEW;
END
$$;

CREATE TRIGGER number BEFORE INSERT ON ledger.append FOR EACH ROW EXECUTE FUNCTION ledger.number_append();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON ledger.append FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON ledger.append FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER keep BEFORE UPDATE OR DELETE ON ledger.revision FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER keep BEFORE UPDATE ON ledger.content FOR EACH ROW EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER keep_unless_erased BEFORE DELETE ON ledger.content
    FOR EACH ROW EXECUTE FUNCTION ledger.only_erasure();

DO $$
DECLARE
    guarded regclass;
    guard name;
BEGIN
    FOR guarded IN
        SELECT relid FROM pg_partition_tree('ledger.revision')
        UNION ALL SELECT relid FROM pg_partition_tree('ledger.content')
    LOOP
        EXECUTE format(
            'CREATE TRIGGER keep_all BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse()',
            guarded
        );
    END LOOP;
    FOR guarded, guard IN
        SELECT t.tgrelid, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
         WHERE c.relnamespace = 'ledger'::regnamespace AND NOT t.tgisinternal
    LOOP
        EXECUTE format('ALTER TABLE ONLY %s ENABLE ALWAYS TRIGGER %I', guarded, guard);
    END LOOP;
END
$$;
