update identity.subject s
set provisional = false, status = coalesce(a.status, s.status), division = coalesce(a.division, s.division),
    parent_code = coalesce(a.parent_code, s.parent_code),
    parent_id = case when a.parent_code <> s.parent_code then null else s.parent_id end
from (select distinct on (code) * from pg_temp.arriving order by code, since desc nulls first, ordinal desc) a
where s.code = a.code and s.source is not distinct from %(source)s
  and (s.provisional
       or (s.status, s.division, s.parent_code) is distinct from (coalesce(a.status, s.status),
           coalesce(a.division, s.division), coalesce(a.parent_code, s.parent_code)));
