-- From when to when each audience sees a record (公开窗口): what checks, reports and evaluation read.
-- A row whose two days are equal says that the audience does not see the record, and why.
CREATE TABLE disclosure.window (
    subject_id  bigint NOT NULL,
    record_id   uuid NOT NULL,
    shown_from  date NOT NULL,
    shown_until date CHECK (shown_until >= shown_from),
    item        smallint NOT NULL,
    source      smallint NOT NULL,
    audience    smallint NOT NULL CHECK (audience BETWEEN 1 AND 4),
    reason      smallint NOT NULL,
    review      boolean NOT NULL,
    PRIMARY KEY (subject_id, record_id, audience)
) PARTITION BY HASH (subject_id);
COMMENT ON COLUMN disclosure.window.audience IS '1 public, 2 government, 3 authorised, 4 the subject itself';
COMMENT ON COLUMN disclosure.window.shown_until IS 'exclusive; empty: until further notice';

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format(
            'CREATE TABLE disclosure.%I PARTITION OF disclosure.window FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
            'window_' || lpad(part::text, 2, '0'), part
        );
    END LOOP;
END
$$;

-- The due lists of the desk: classes to determine, windows to review.
CREATE INDEX window_undetermined ON disclosure.window (source, item) WHERE audience = 1 AND reason = 5;
CREATE INDEX window_review ON disclosure.window (source, item) WHERE audience = 1 AND review;

GRANT SELECT, INSERT, DELETE ON disclosure.window TO gongxin_desk, gongxin_worker;
