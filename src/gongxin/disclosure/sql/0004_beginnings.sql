-- Two initials are looked up among the beginnings of names: too many names hold any two letters.

create or replace function shown.index_names() returns void language sql security definer
    set search_path = '' set maintenance_work_mem = '256MB' as $$
    create index organisation_bigrams on shown.organisation using gin (bigrams) with (fastupdate = off);
    create index organisation_initials on shown.organisation using gin (initials) with (fastupdate = off);
    create index organisation_letters on shown.organisation (left(letters, 2));
$$;
create or replace function shown.unindex_names() returns void language sql security definer set search_path = '' as $$
    drop index shown.organisation_bigrams, shown.organisation_initials, shown.organisation_letters;
$$;
create index organisation_letters on shown.organisation (left(letters, 2));
