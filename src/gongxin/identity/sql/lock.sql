-- In order: two writers with the same subjects in another order would wait for one another in a ring.
select count(*) from (
    select s.id from pg_temp.arriving a
    join identity.subject s on s.code = a.code and s.source is not distinct from %(source)s
    where s.provisional
       or (s.status, s.division, s.parent_code) is distinct from (coalesce(a.status, s.status),
           coalesce(a.division, s.division), coalesce(a.parent_code, s.parent_code))
       or (a.name is not null and a.name is distinct from s.name)
       or a.former_name is not null
    order by s.id for update of s
) locked;
