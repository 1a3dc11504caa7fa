-- What the public sees. Everything else is not here, so it cannot leak.

-- The day of the pack's zone. It reads no setting of the session.
CREATE FUNCTION shown.today() RETURNS date LANGUAGE sql STABLE SET search_path = '' AS $$
    SELECT (pg_catalog.now() AT TIME ZONE '{zone}')::date
$$;

-- Natural persons in law: codes 92…, and 15-digit registration numbers whose seventh digit is 6 to 9.
CREATE FUNCTION shown.organisation_code(code text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE length(code)
        WHEN 18 THEN substr(code, 1, 2) <> '92'
        WHEN 15 THEN substr(code, 7, 1) NOT IN ('6', '7', '8', '9')
        ELSE true END
$$;

CREATE TABLE shown.fact (
    subject_id  bigint NOT NULL,
    record_id   uuid NOT NULL,
    shown_from  date NOT NULL,
    shown_until date CHECK (shown_until > shown_from),
    decided_on  date,
    recorded_on date NOT NULL,
    item        smallint NOT NULL,
    source      smallint NOT NULL,
    code        text CHECK (shown.organisation_code(code)),
    basis       text NOT NULL,
    public      jsonb NOT NULL,
    PRIMARY KEY (subject_id, record_id)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN shown.fact.shown_until IS 'exclusive; empty: until further notice';
COMMENT ON COLUMN shown.fact.recorded_on IS 'the day on which its last revision was received';

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format(
            'CREATE TABLE shown.%I PARTITION OF shown.fact FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
            'fact_' || lpad(part::text, 2, '0'), part
        );
    END LOOP;
END
$$;

CREATE INDEX fact_by_item ON shown.fact (item, decided_on DESC);
CREATE INDEX fact_by_source ON shown.fact (source, item, decided_on DESC);
CREATE INDEX fact_by_end ON shown.fact (shown_until);

ALTER TABLE shown.fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY published ON shown.fact FOR SELECT TO gongxin_portal
    USING (shown_from <= (SELECT shown.today()) AND (shown_until IS NULL OR (SELECT shown.today()) < shown_until));
CREATE POLICY kept ON shown.fact TO gongxin_desk, gongxin_worker USING (true) WITH CHECK (true);

-- How many facts there are, and when a source last handed in an item.
CREATE TABLE shown.tally (
    item   smallint NOT NULL,
    source smallint NOT NULL,
    month  date NOT NULL,
    n      bigint NOT NULL,
    PRIMARY KEY (item, source, month)
);
COMMENT ON COLUMN shown.tally.month IS 'first day of the month of decision; 0001-01-01: undated';

CREATE TABLE shown.freshness (
    item        smallint NOT NULL,
    source      smallint NOT NULL,
    recorded_on date NOT NULL,
    PRIMARY KEY (item, source)
);

GRANT SELECT ON shown.fact, shown.tally, shown.freshness TO gongxin_portal, gongxin_desk, gongxin_worker;
GRANT INSERT, DELETE ON shown.fact TO gongxin_desk, gongxin_worker;
GRANT INSERT, UPDATE, DELETE ON shown.tally, shown.freshness TO gongxin_desk, gongxin_worker;
GRANT EXECUTE ON FUNCTION shown.today, shown.organisation_code TO gongxin_portal, gongxin_desk, gongxin_worker;
