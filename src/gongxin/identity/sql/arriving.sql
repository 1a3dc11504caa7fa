-- Filled and read within one transaction, emptied at its end.
create temporary table if not exists arriving (
    ordinal bigint generated always as identity,
    code text not null,
    name text,
    name_key text,
    organisation_code text,
    registration_number text,
    status text,
    division char(6),
    parent_code text,
    since date,
    former_name text,
    former_name_key text
) on commit delete rows;
delete from pg_temp.arriving;
