-- A branch and its parent arrive in either order; each run joins those whose other side has come.
update identity.subject s
set parent_id = p.id
from identity.subject p
where s.parent_id is null and s.parent_code = p.code and s.source is null and p.source is null and s.id <> p.id
  and (s.code in (select code from pg_temp.arriving) or p.code in (select code from pg_temp.arriving));
