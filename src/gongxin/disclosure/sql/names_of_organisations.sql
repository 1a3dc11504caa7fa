-- The organisations that may be found. Nothing here is hidden from anybody, so there is no row-level
-- security: an index on names cannot work under it.

create table shown.organisation (
    subject_id bigint primary key,
    provisional boolean not null,
    code text collate "C" not null constraint organisation_one_code unique,
    kind text,
    division text,
    status text,
    name text not null,
    former text[] not null,
    key text not null,
    letters text not null,
    bigrams text[] not null,
    initials text[] not null,
    constraint organisation_no_individual_business check (code !~ '^92[0-9]{6}[0-9A-Z]{10}$')
);
comment on table shown.organisation is 'Organisations that may be found, by code, fragment of a name, or initials';
comment on column shown.organisation.kind is 'authority and category, as in the first two characters of a unified code';
comment on column shown.organisation.former is 'former names, latest first';
comment on column shown.organisation.key is 'simplified, without brackets and spaces; former names behind ||';
comment on column shown.organisation.letters is 'first letters of the reading of key';

-- Without a pending list: a search right after a load is as fast as any other. Made in functions, because a
-- large load is ten times as fast without them and the processes that load own nothing.
create function shown.index_names() returns void language sql security definer
    set search_path = '' set maintenance_work_mem = '256MB' as $$
    create index organisation_bigrams on shown.organisation using gin (bigrams) with (fastupdate = off);
    create index organisation_initials on shown.organisation using gin (initials) with (fastupdate = off);
$$;
create function shown.unindex_names() returns void language sql security definer set search_path = '' as $$
    drop index shown.organisation_bigrams, shown.organisation_initials;
$$;
select shown.index_names();

create table shown.gram (
    g text collate "C" primary key,
    n integer not null
);
comment on table shown.gram is 'How many names hold a gram, about; one that is missing here is in no name';
comment on column shown.gram.g is 'two characters of a key, three of its letters; empty: every name';

-- The counts steer the search, not the planner's guess about arrays.
alter table shown.organisation alter column bigrams set statistics 100, alter column initials set statistics 100;

grant select on shown.organisation, shown.gram to gongxin_portal;
grant select, insert, update, delete on shown.organisation, shown.gram to gongxin_desk, gongxin_worker;
grant execute on function shown.index_names(), shown.unindex_names() to gongxin_desk, gongxin_worker;
