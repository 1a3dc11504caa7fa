-- What stands there already, word for word, needs nothing.
delete from pg_temp.arriving_names a
using shown.organisation o
where o.subject_id = a.subject_id
  and (o.status, o.provisional, o.code, o.division, o.name, o.former, o.letters)
      is not distinct from (a.status, a.provisional, a.code, a.division, a.name, a.former, a.letters);

-- Counts first, while the former rows still stand. A count that another transaction holds is left as it is:
-- it is an estimate, and no delivery waits for another's frequent characters.
create temporary table if not exists changed_grams (g text collate "C", n integer) on commit delete rows;
delete from pg_temp.changed_grams;
insert into pg_temp.changed_grams
select g, sum(n)::integer
from (
    select unnest(bigrams || initials) as g, 1 as n from pg_temp.arriving_names
    union all
    select unnest(o.bigrams || o.initials), -1 from shown.organisation o join pg_temp.arriving_names using (subject_id)
) each
group by g having sum(n) <> 0;

with free as (
    select known.g from shown.gram known join pg_temp.changed_grams c using (g) order by known.g
    for update of known skip locked
)
update shown.gram known set n = greatest(known.n + c.n, 0)
from pg_temp.changed_grams c join free using (g)
where known.g = c.g;

insert into shown.gram (g, n)
select c.g, c.n from pg_temp.changed_grams c
where not exists (select from shown.gram known where known.g = c.g)
order by c.g
on conflict (g) do nothing;

insert into shown.organisation (subject_id, status, provisional, code, kind, division, name, former, key, letters,
                                bigrams, initials)
select subject_id, status, provisional, code, kind, division, name, former, key, letters, bigrams, initials
from pg_temp.arriving_names order by ordinal
on conflict (subject_id) do update
set status = excluded.status, provisional = excluded.provisional, division = excluded.division, name = excluded.name,
    former = excluded.former, key = excluded.key, letters = excluded.letters, bigrams = excluded.bigrams,
    initials = excluded.initials, code = excluded.code, kind = excluded.kind;
