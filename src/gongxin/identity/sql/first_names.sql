insert into identity.name (subject_id, valid_from, name, name_key)
select s.id, %(on)s, s.name, s.name_key
from (select distinct code from pg_temp.arriving) a
join identity.subject s on s.code = a.code and s.source is not distinct from %(source)s
where s.name is not null and not exists (select from identity.name n where n.subject_id = s.id)
order by s.id
on conflict do nothing;
