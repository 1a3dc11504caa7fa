-- Counts first, while the former rows still stand. A count that another transaction holds is left as it is:
-- it is an estimate, and no delivery waits for another's frequent characters.
create temporary table if not exists changed_grams (g text collate "C", n integer) on commit delete rows;
delete from pg_temp.changed_grams;
insert into pg_temp.changed_grams
select g, sum(n)::integer
from (
    select unnest(array[''] || bigrams || initials) as g, 1 as n from pg_temp.arriving_names
    union all
    select unnest(array[''] || o.bigrams || o.initials), -1
    from shown.organisation o join pg_temp.arriving_names using (subject_id)
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
