-- A branch and its parent arrive in either order; each run joins those whose other side has come. What a
-- registration told last is not told again: a person may have found it wrong since.
with told as (
    insert into identity.relation (kind, subject_id, other_id, since, stated_at)
    select 4, s.id, p.id, %(on)s, %(at)s
    from identity.subject s
    join identity.subject p on p.code = s.parent_code and p.source is null and p.id <> s.id
    where s.parent_id is null and s.source is null
      and (s.code in (select code from pg_temp.arriving) or p.code in (select code from pg_temp.arriving))
      and p.id is distinct from (select r.other_id from identity.relation r
                                 where r.subject_id = s.id and r.kind = 4 and r.basis is null
                                 order by r.id desc limit 1)
    order by s.id
    returning subject_id, other_id
)
update identity.subject s set parent_id = told.other_id from told where told.subject_id = s.id;
