create temporary table if not exists arriving_names (
    ordinal bigint generated always as identity,
    subject_id bigint primary key,
    provisional boolean not null,
    code text not null,
    kind text,
    division text,
    status text,
    name text not null,
    former text[] not null,
    key text not null,
    letters text not null,
    bigrams text[] not null,
    initials text[] not null
) on commit delete rows;
delete from pg_temp.arriving_names;
