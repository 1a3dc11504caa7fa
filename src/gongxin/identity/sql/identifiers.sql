-- A registration number of an individual business stays behind: nothing of it is carried over to an enterprise.
insert into identity.identifier (scheme, code, subject_id, valid_from)
select distinct c.scheme, c.code, s.id, %(on)s::date
from pg_temp.arriving a
join identity.subject s on s.code = a.code and s.source is not distinct from %(source)s
cross join lateral (values
    (%(scheme)s::smallint, a.code),
    (2::smallint, nullif(a.organisation_code, case when %(scheme)s = 1 then substr(a.code, 9, 9) end)),
    (3::smallint, case when a.registration_number !~ '^[0-9]{6}[6-9][0-9]{8}$' then a.registration_number end)
) c (scheme, code)
where c.code is not null
order by 1, 2, 3
on conflict do nothing;
