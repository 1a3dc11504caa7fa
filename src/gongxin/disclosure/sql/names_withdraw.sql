-- Provisional organisations without a fact are known by what nobody may see: their names go. The rows are
-- locked first, and looked at again behind every delivery that was writing them.
select from shown.organisation o
where o.provisional and o.subject_id = any(%(chosen)s)
  and not exists (select from shown.fact f where f.subject_id = o.subject_id)
order by o.subject_id
for update;

with gone as (
    delete from shown.organisation o
    where o.provisional and o.subject_id = any(%(chosen)s)
      and not exists (select from shown.fact f where f.subject_id = o.subject_id)
    returning o.bigrams, o.initials
),
fewer as (
    select g, count(*)::integer as n
    from gone, lateral unnest(array[''] || bigrams || initials) as g
    group by g
),
free as (
    select known.g from shown.gram known join fewer using (g) order by known.g
    for update of known skip locked
)
update shown.gram known set n = greatest(known.n - fewer.n, 0)
from fewer join free using (g)
where known.g = fewer.g;
