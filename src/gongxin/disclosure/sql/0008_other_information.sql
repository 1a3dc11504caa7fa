-- Market credit information and what organisations declare of themselves (其他信息): beside public credit
-- information, never among it. Whoever checks, evaluates or publishes reads disclosure.window and shown.fact,
-- where none of it can be: what is here is asked for by name and shown under a label.
CREATE TABLE disclosure.other_window (
    subject_id  bigint NOT NULL,
    record_id   uuid NOT NULL,
    shown_from  date NOT NULL,
    shown_until date CHECK (shown_until >= shown_from),
    item        smallint NOT NULL,
    source      smallint NOT NULL,
    audience    smallint NOT NULL CHECK (audience BETWEEN 1 AND 4),
    reason      smallint NOT NULL,
    review      boolean NOT NULL,
    information smallint NOT NULL CHECK (information IN (2, 3)),
    PRIMARY KEY (subject_id, record_id, audience)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN disclosure.other_window.information IS '2 market, 3 self-declared; 1, public credit information, is in disclosure.window';
COMMENT ON COLUMN disclosure.other_window.shown_until IS 'exclusive; empty: until further notice';

CREATE TABLE shown.other_fact (
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
    information smallint NOT NULL CHECK (information IN (2, 3)),
    PRIMARY KEY (subject_id, record_id)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN shown.other_fact.information IS '2 market, 3 self-declared; 1, public credit information, is in shown.fact';
COMMENT ON COLUMN shown.other_fact.shown_until IS 'exclusive; empty: until further notice';

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format(
            'CREATE TABLE disclosure.%I PARTITION OF disclosure.other_window FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
            'other_window_' || lpad(part::text, 2, '0'), part
        );
        EXECUTE format(
            'CREATE TABLE shown.%I PARTITION OF shown.other_fact FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
            'other_fact_' || lpad(part::text, 2, '0'), part
        );
    END LOOP;
END
$$;

CREATE INDEX other_fact_by_end ON shown.other_fact (shown_until);

ALTER TABLE shown.other_fact ENABLE ROW LEVEL SECURITY;
CREATE POLICY published ON shown.other_fact FOR SELECT TO gongxin_portal
    USING (shown_from <= (SELECT shown.today()) AND (shown_until IS NULL OR (SELECT shown.today()) < shown_until));
CREATE POLICY kept ON shown.other_fact TO gongxin_desk, gongxin_worker USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, DELETE ON disclosure.other_window TO gongxin_desk, gongxin_worker;
GRANT SELECT ON shown.other_fact TO gongxin_portal, gongxin_desk, gongxin_worker;
GRANT INSERT, DELETE ON shown.other_fact TO gongxin_desk, gongxin_worker;
