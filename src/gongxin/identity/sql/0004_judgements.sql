-- Decisions on waiting rows that were undone (撤销的办理): who had decided what and why, and who undid it and why.
-- The row itself waits again and knows no more of it.

create table identity.judgement (
    id bigint generated always as identity primary key,
    waiting_id bigint not null,
    subject_id bigint,
    decided_at timestamptz not null,
    undone_at timestamptz not null,
    user_id bigint,
    undone_by_user bigint,
    decision text not null,
    decided_by text not null,
    reason text not null,
    undone_by text not null,
    because text not null,
    constraint judgement_of_a_kind check (decision in ('confirmed', 'refused', 'linked')),
    constraint judgement_undone_once unique (waiting_id, decided_at, undone_at)
);
comment on table identity.judgement is 'Decisions on waiting rows that were undone';
comment on column identity.judgement.subject_id is 'to which the row had been linked';

create trigger keep before update or delete or truncate on identity.judgement
    for each statement execute function identity.refuse();
alter table identity.judgement enable always trigger keep;

grant select, insert on identity.judgement to gongxin_desk, gongxin_worker;
