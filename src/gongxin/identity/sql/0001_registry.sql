-- The registry of subjects. A code that begins with 92 and a registration number whose seventh digit is
-- 6 to 9 belong to an individual business, in law a natural person: neither can be stored here.

create table identity.subject (
    id bigint generated always as identity primary key,
    parent_id bigint references identity.subject (id),
    opened_at timestamptz not null,
    kind smallint not null default 1,
    source smallint,
    provisional boolean not null,
    division char(6),
    status text,
    code text not null,
    parent_code text,
    name text,
    name_key text,
    constraint subject_one_code unique nulls not distinct (code, source),
    constraint subject_no_individual_business check (source is not null or code !~ '^92[0-9]{6}[0-9A-Z]{10}$'),
    constraint subject_kind check (kind in (1, 2)),
    constraint subject_of_a_source check ((kind = 2) = (source is not null)),
    constraint subject_not_its_own_parent check (parent_id <> id)
);
comment on table identity.subject is 'One organisation, or one body known within one source only';
comment on column identity.subject.kind is '1 organisation, 2 within one source';
comment on column identity.subject.status is 'a code of the list registration-status; null: not told';
comment on column identity.subject.source is 'the source within which a subject of kind 2 is known';
comment on column identity.subject.provisional is 'opened by a record with a sound code, not by a registration';
comment on column identity.subject.code is 'main identifier: the unified code where the pack has one';
comment on column identity.subject.parent_id is 'for a branch; its records are never the parent''s';

create index subject_waits_for_parent on identity.subject (parent_code) where parent_id is null and parent_code is not null;
create index subject_branches on identity.subject (parent_id) where parent_id is not null;

-- No foreign keys from here on: nobody may delete a subject, and a check for every row of a large load costs
-- as much as the row.

create table identity.identifier (
    subject_id bigint not null,
    valid_from date not null,
    valid_until date,
    scheme smallint not null,
    code text not null,
    primary key (scheme, code, subject_id),
    constraint identifier_period check (valid_until > valid_from),
    constraint identifier_no_individual_business check (
        not (scheme = 1 and code ~ '^92') and not (scheme = 3 and code ~ '^[0-9]{6}[6-9][0-9]{8}$')
    )
);
comment on table identity.identifier is 'Every code that leads or led to a subject';
comment on column identity.identifier.scheme is
    '1 unified code, 2 organisation code, 3 registration number, 4 within a source, 9 other';
create index identifier_of_subject on identity.identifier (subject_id);

create table identity.name (
    subject_id bigint not null,
    valid_from date not null,
    valid_until date,
    name text not null,
    name_key text not null,
    primary key (subject_id, valid_from),
    constraint name_period check (valid_until > valid_from)
);
comment on table identity.name is 'What a subject was called from when to when; the open one is its name';
comment on column identity.name.valid_from is '-infinity: a former name of which no day is told';

grant select, insert, update on identity.subject, identity.identifier, identity.name to gongxin_desk, gongxin_worker;
