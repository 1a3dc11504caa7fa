-- Former names of which no day is told may be several: each stands once; on any other day there is one name.
alter table identity.name drop constraint name_pkey;
alter table identity.name add primary key (subject_id, valid_from, name_key);
create unique index name_one_a_day on identity.name (subject_id, valid_from) where valid_from > '-infinity';
