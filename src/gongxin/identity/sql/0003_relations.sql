-- What ties two subjects (主体关系): what became of one, and whose branch it is. Appended to and nothing else: what
-- was stated by mistake is undone by a row that says so. No record is moved by any of it.

create table identity.relation (
    id bigint generated always as identity primary key,
    subject_id bigint not null,
    other_id bigint,
    undoes bigint unique references identity.relation (id),
    stated_at timestamptz not null,
    user_id bigint,
    since date not null,
    kind smallint not null,
    basis text,
    actor text,
    constraint relation_kind check (kind between 1 and 4),
    constraint relation_of_two check (other_id <> subject_id),
    constraint relation_with_somebody check (other_id is not null or kind = 4),
    constraint relation_by_somebody check ((basis is null) = (actor is null)),
    constraint relation_undone_by_somebody check (undoes is null or actor is not null),
    constraint relation_basis_is_said check (basis <> '')
);
comment on table identity.relation is 'What ties two subjects from a day on: a statement, or the undoing of one';
comment on column identity.relation.subject_id is 'the absorbed, the divided, the one with the old code, the branch';
comment on column identity.relation.other_id is
    'the absorbing, what came of the division, the one with the new code, the parent; null: no parent any more';
comment on column identity.relation.kind is '1 merger, 2 division, 3 change of code, 4 branch';
comment on column identity.relation.since is 'the law''s day; of a branch until its next statement';
comment on column identity.relation.basis is 'the document, or why it is undone; null: told by a registration';

create index relation_of_subject on identity.relation (subject_id);
create index relation_of_other on identity.relation (other_id);

create function identity.refuse() returns trigger language plpgsql set search_path = '' as $$
begin
    raise exception '% of %.% is refused: it only grows', tg_op, tg_table_schema, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
create trigger keep before update or delete or truncate on identity.relation
    for each statement execute function identity.refuse();
alter table identity.relation enable always trigger keep;

create view identity.standing as
select r.* from identity.relation r
where r.undoes is null and not exists (select from identity.relation u where u.undoes = r.id);
comment on view identity.standing is 'The relations that nobody has undone';

-- Whose code was changed, with each subject to which that leads, near or far.
create view identity.successor as
with recursive led (subject_id, other_id) as (
    select subject_id, other_id from identity.standing where kind = 3
    union
    select l.subject_id, s.other_id from led l join identity.standing s on s.subject_id = l.other_id and s.kind = 3
)
select subject_id, other_id from led;

insert into identity.relation (kind, subject_id, other_id, since, stated_at)
select 4, id, parent_id, opened_at::date, opened_at from identity.subject where parent_id is not null order by id;

grant select, insert on identity.relation to gongxin_desk, gongxin_worker;
grant select on identity.standing, identity.successor to gongxin_desk, gongxin_worker;
