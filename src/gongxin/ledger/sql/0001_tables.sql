-- The ledger: what every source said and when we knew it (信用信息账本).
-- All partitioned tables lie alike: by hash of the subject, in 16 parts.

CREATE SEQUENCE ledger.append_id AS bigint;

-- One row for each transaction that appended, written as its last act: see number_append.
CREATE TABLE ledger.append (
    append_id   bigint PRIMARY KEY,
    position    bigint NOT NULL UNIQUE CHECK (position > 0),
    recorded_at timestamptz NOT NULL,
    received_on date NOT NULL,
    first_leaf  bigint NOT NULL CHECK (first_leaf >= 0),
    leaves      integer NOT NULL CHECK (leaves > 0),
    occasion    smallint NOT NULL,
    delivery    bigint
);
COMMENT ON COLUMN ledger.append.received_on IS 'the day of the pack''s zone on which the append was opened';

CREATE TABLE ledger.revision (
    subject_id   bigint NOT NULL,
    append_id    bigint NOT NULL,
    record_id    uuid NOT NULL,
    ordinal      integer NOT NULL,
    source_row   integer,
    valid_from   date,
    valid_until  date,
    item         smallint NOT NULL,
    item_version smallint NOT NULL,
    source       smallint NOT NULL,
    act          smallint NOT NULL CHECK (act BETWEEN 1 AND 5),
    class        smallint,
    sheet        smallint,
    key          uuid,
    replaces     uuid,
    leaf         bytea NOT NULL CHECK (octet_length(leaf) = 32),
    PRIMARY KEY (subject_id, record_id, append_id),
    CHECK (valid_until >= valid_from)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN ledger.revision.act IS '1 open, 2 correct, 3 end, 4 reopen, 5 erase';
COMMENT ON COLUMN ledger.revision.ordinal IS 'index of the leaf = first leaf of the append + ordinal';
COMMENT ON COLUMN ledger.revision.key IS 'business key where it is not the record''s own id';
COMMENT ON COLUMN ledger.revision.valid_until IS 'exclusive; empty: until further notice';

-- The part that a lawful erasure destroys: what was said, the salt of its leaf, and the digest for comparison.
CREATE TABLE ledger.content (
    subject_id     bigint NOT NULL,
    append_id      bigint NOT NULL,
    record_id      uuid NOT NULL,
    salt           uuid NOT NULL,
    payload_digest uuid,
    payload        jsonb NOT NULL,
    PRIMARY KEY (subject_id, record_id, append_id)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN ledger.content.payload_digest IS 'empty: an act without a payload of the record';

-- The current state, so that a row can be compared without reading history; rebuild_record() makes it anew.
CREATE TABLE ledger.record (
    subject_id     bigint NOT NULL,
    append_id      bigint NOT NULL,
    stated_in      bigint NOT NULL,
    record_id      uuid NOT NULL,
    key            uuid NOT NULL,
    payload_digest uuid,
    item           smallint NOT NULL,
    source         smallint NOT NULL,
    act            smallint NOT NULL,
    ended          boolean GENERATED ALWAYS AS (act IN (3, 5)) STORED,
    PRIMARY KEY (subject_id, record_id),
    UNIQUE (subject_id, item, key)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN ledger.record.stated_in IS 'the append whose content holds the standing payload';
COMMENT ON COLUMN ledger.record.payload_digest IS 'of the last act; empty after an end without a payload';

DO $$
DECLARE
    kind text;
    part int;
BEGIN
    FOREACH kind IN ARRAY ARRAY['revision', 'content', 'record'] LOOP
        FOR part IN 0..15 LOOP
            EXECUTE format(
                'CREATE TABLE ledger.%I PARTITION OF ledger.%I FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
                kind || '_' || lpad(part::text, 2, '0'), kind, part
            );
        END LOOP;
    END LOOP;
END
$$;

CREATE INDEX revision_by_append ON ledger.revision USING brin (append_id) WITH (autosummarize = on);
CREATE INDEX record_by_source ON ledger.record (item, source) WHERE act NOT IN (3, 5);
