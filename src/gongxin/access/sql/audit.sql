-- The audit trail is appended to and nothing else, whoever asks.
create function gongxin.access_audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'access_audit is append-only: % refused', tg_op using errcode = 'integrity_constraint_violation';
end
$$;

create trigger access_audit_unchanged before update or delete or truncate on gongxin.access_audit
    for each statement execute function gongxin.access_audit_refuse();
alter table gongxin.access_audit enable always trigger access_audit_unchanged;

-- Three administrators: nobody is two of them, nor anything else beside (三员分立).
alter table gongxin.access_user add constraint access_user_administrators_apart check (
    cardinality(roles) <= 1 or not roles && array['system', 'security', 'audit']::varchar[]
);
