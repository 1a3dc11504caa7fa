-- What shown records say ties their organisation to another: as long as the record is shown, and only between those
-- that may be found. The codes and names at either end are those of shown.organisation.

create table shown.told_tie (
    subject_id  bigint not null,
    record_id   uuid not null,
    kind        smallint not null check (kind in (5, 6)),
    other_code  text not null check (shown.organisation_code(other_code)),
    since       date not null,
    shown_from  date not null,
    shown_until date check (shown_until > shown_from),
    primary key (subject_id, record_id, kind)
);
comment on table shown.told_tie is 'Associations of which an organisation is a member, agencies in its projects: as its records tell';
comment on column shown.told_tie.kind is '5 member of the other, 6 the other is an agency in its project';
comment on column shown.told_tie.shown_until is 'exclusive, as that of the fact; empty: until further notice';

create index told_tie_of_other on shown.told_tie (other_code);
create index told_tie_by_end on shown.told_tie (shown_until);

alter table shown.told_tie enable row level security;
create policy published on shown.told_tie for select to gongxin_portal
    using (shown_from <= (select shown.today()) and (shown_until is null or (select shown.today()) < shown_until));
create policy kept on shown.told_tie to gongxin_desk, gongxin_worker using (true) with check (true);

grant select on shown.told_tie to gongxin_portal, gongxin_desk, gongxin_worker;
grant insert, delete on shown.told_tie to gongxin_desk, gongxin_worker;
