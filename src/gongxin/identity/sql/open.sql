insert into identity.subject (opened_at, kind, status, source, provisional, division, code, parent_code, name, name_key)
select %(at)s, case when %(source)s::smallint is null then 1 else 2 end, status, %(source)s, %(provisional)s, division,
       code, parent_code, name, name_key
from (select distinct on (code) * from pg_temp.arriving order by code, since desc nulls first, ordinal desc) a
where not exists (select from identity.subject s where s.code = a.code and s.source is not distinct from %(source)s)
order by code
on conflict on constraint subject_one_code do nothing;
