-- How many facts are shown today, right at every moment: the tally counts what lies in shown.fact, and less is
-- shown of it by what is over and not taken out yet, and by what is still to come.
CREATE INDEX fact_to_come ON shown.fact (shown_from) WHERE shown_from > recorded_on;

CREATE FUNCTION shown.counts() RETURNS TABLE (item smallint, source smallint, month date, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT c.item, c.source, c.month, sum(c.n)::bigint
      FROM (
        SELECT t.item, t.source, t.month, t.n FROM shown.tally t
        UNION ALL
        SELECT f.item, f.source, coalesce(date_trunc('month', f.decided_on)::date, '0001-01-01'), -1
          FROM shown.fact f WHERE f.shown_until <= (SELECT shown.today())
        UNION ALL
        SELECT f.item, f.source, coalesce(date_trunc('month', f.decided_on)::date, '0001-01-01'), -1
          FROM shown.fact f WHERE f.shown_from > f.recorded_on AND f.shown_from > (SELECT shown.today())) c
     GROUP BY c.item, c.source, c.month HAVING sum(c.n) > 0
$$;
REVOKE ALL ON FUNCTION shown.counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shown.counts TO gongxin_portal, gongxin_desk, gongxin_worker;
REVOKE SELECT ON shown.tally FROM gongxin_portal;
