-- How often pages were asked for: numbers alone. Who asked, from where and for what is nowhere.

create table shown.visited (
    day      date not null,
    kind     text not null check (kind ~ '^[a-z]+$'),
    requests bigint not null check (requests > 0),
    primary key (day, kind)
);
comment on table shown.visited is 'Requests by day and kind of page, and readings of files; no word of who or what';

grant select on shown.visited to gongxin_portal, gongxin_desk, gongxin_worker;
grant insert, update on shown.visited to gongxin_worker;
