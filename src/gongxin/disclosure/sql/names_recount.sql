with counted as (
    select g, count(*)::integer as n
    from shown.organisation, lateral unnest(array[''] || bigrams || initials) as g
    group by g
),
gone as (
    delete from shown.gram known where not exists (select from counted where counted.g = known.g)
)
insert into shown.gram (g, n)
select g, n from counted order by g
on conflict (g) do update set n = excluded.n where shown.gram.n <> excluded.n;
