-- What was told becomes the history: a name from its day on, until the next one begins.
create temporary table if not exists told (
    subject_id bigint not null,
    valid_from date not null,
    name text not null,
    name_key text not null
) on commit delete rows;
delete from pg_temp.told;

-- The day of a name is the one told with it. None told, or the day on which the present name began too: the
-- change is dated by the day of the statement. The registration of a provisional subject replaces the name
-- that its first record gave it. A name that is in force on its day already says nothing new.
insert into pg_temp.told
select distinct on (t.subject_id, t.day) t.subject_id, t.day, t.name, t.name_key
from (
    select s.id as subject_id, a.ordinal, a.name, a.name_key,
           case when n.began is null then coalesce(a.since, %(on)s::date)
                when s.provisional and a.latest then n.began
                when a.since is null or a.since = n.began then greatest(%(on)s::date, n.began)
                else a.since end as day
    from (
        select distinct on (code, since) *, row_number() over (partition by code order by since desc nulls first,
               ordinal desc) = 1 as latest
        from pg_temp.arriving
        where name is not null
        order by code, since, ordinal desc
    ) a
    join identity.subject s on s.code = a.code and s.source is not distinct from %(source)s
    left join lateral (select h.valid_from as began, h.name from identity.name h
                       where h.subject_id = s.id and h.valid_until is null) n on true
    where a.name is distinct from n.name
) t
left join lateral (select h.name from identity.name h where h.subject_id = t.subject_id and h.valid_from <= t.day
                   order by h.valid_from desc limit 1) before on true
where t.name is distinct from before.name
order by t.subject_id, t.day, t.ordinal desc;

insert into identity.name (subject_id, valid_from, name, name_key)
select subject_id, valid_from, name, name_key from pg_temp.told order by subject_id, valid_from
on conflict (subject_id, valid_from) where valid_from > '-infinity'
do update set name = excluded.name, name_key = excluded.name_key;

-- Former names of which no day is told lie before all others; one that is known already says nothing new.
insert into pg_temp.told
select distinct on (s.id, former.key) s.id, '-infinity', former.name, former.key
from pg_temp.arriving a
join identity.subject s on s.code = a.code and s.source is not distinct from %(source)s
cross join lateral unnest(string_to_array(a.former_name, %(between)s), string_to_array(a.former_name_key, %(between)s))
     former (name, key)
where not exists (select from identity.name n where n.subject_id = s.id and n.name_key = former.key)
order by s.id, former.key, a.ordinal desc;

insert into identity.name (subject_id, valid_from, name, name_key)
select subject_id, valid_from, name, name_key from pg_temp.told where valid_from = '-infinity'
order by subject_id, name_key
on conflict (subject_id, valid_from, name_key) do nothing;

update identity.name n
set valid_until = (select min(l.valid_from) from identity.name l
                   where l.subject_id = n.subject_id and l.valid_from > n.valid_from)
where n.subject_id in (select subject_id from pg_temp.told)
  and n.valid_until is distinct from (select min(l.valid_from) from identity.name l
                                      where l.subject_id = n.subject_id and l.valid_from > n.valid_from);

update identity.subject s
set name = n.name, name_key = n.name_key
from identity.name n
where n.subject_id = s.id and n.valid_until is null and s.id in (select subject_id from pg_temp.told)
  and s.name is distinct from n.name;
