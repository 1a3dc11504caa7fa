-- What is counted once a day over everything, so that no page counts it.

create table shown.coverage (
    kind text primary key,
    registered bigint not null,
    filed bigint not null,
    counted_on date not null,
    constraint coverage_of_registered check (filed between 0 and registered)
);
comment on table shown.coverage is 'How many organisations have a credit file: numbers alone, nobody is named';
comment on column shown.coverage.kind is 'authority and category: the first two characters of the unified code';

create table disclosure.stale (
    item          smallint not null,
    source        smallint not null,
    organisations bigint not null check (organisations > 0),
    oldest_on     date not null,
    counted_on    date not null,
    primary key (item, source)
);
comment on table disclosure.stale is 'Of how many organisations a source told nothing anew for longer than the update cycle';

grant select on shown.coverage to gongxin_portal, gongxin_desk, gongxin_worker;
grant insert, delete on shown.coverage to gongxin_worker;
grant select on disclosure.stale to gongxin_desk, gongxin_worker;
grant insert, delete on disclosure.stale to gongxin_worker;
