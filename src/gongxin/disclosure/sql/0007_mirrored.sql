-- What was handed on to other systems of publicity, and until when: one row for each version of a public fact.
-- It tells which of them must be withdrawn there; what the fact said is not kept.
-- One record may be of several subjects: one decision on two firms, a registration told of each.

create table disclosure.mirrored (
    subject_id bigint not null,
    record_id  uuid not null,
    digest     uuid not null,
    told_at    timestamptz not null,
    untold_at  timestamptz,
    item       smallint not null,
    code       text not null check (shown.organisation_code(code)),
    mirror     text not null,
    primary key (mirror, subject_id, record_id, told_at),
    constraint mirrored_in_order check (untold_at > told_at)
);
comment on column disclosure.mirrored.digest is 'of what was handed on: code, name, end of publicity, fields';
comment on column disclosure.mirrored.untold_at is 'when it was found to be public no more, or to say something else';

create unique index mirrored_now on disclosure.mirrored (mirror, subject_id, record_id) where untold_at is null;
create index mirrored_told on disclosure.mirrored (mirror, told_at);
create index mirrored_untold on disclosure.mirrored (mirror, untold_at) where untold_at is not null;

create table disclosure.mirror_moment (
    mirror text primary key,
    at     timestamptz not null
);
comment on table disclosure.mirror_moment is 'until when each mirror was told; whoever hands on holds the row';

grant select, insert, update on disclosure.mirrored, disclosure.mirror_moment to gongxin_desk, gongxin_worker;
