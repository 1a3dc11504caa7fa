-- What ties an organisation to others, as everybody may see it: each relation once from either side. The codes and
-- names at the other end are those of shown.organisation, so that nobody is named here who may not be found.

create table shown.tie (
    subject_id bigint not null,
    other_id   bigint not null,
    since      date not null,
    kind       smallint not null,
    leads      boolean not null,
    primary key (subject_id, kind, leads, other_id)
);
comment on table shown.tie is 'What became of an organisation, what it came of, its parent and its branches';
comment on column shown.tie.kind is '1 merger, 2 division, 3 change of code, 4 branch';
comment on column shown.tie.leads is 'true: from the subject to the other; false: seen from the other end';

grant select on shown.tie to gongxin_portal, gongxin_desk, gongxin_worker;
grant insert, delete on shown.tie to gongxin_desk, gongxin_worker;
