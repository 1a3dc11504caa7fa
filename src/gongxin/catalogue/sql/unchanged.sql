-- What was used or confirmed stays as it was, whoever asks.
create function gongxin.catalogue_refuse() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'integrity_constraint_violation';
end
$$;

create trigger catalogue_item_version_unchanged before update or delete or truncate on gongxin.catalogue_item_version
    for each statement execute function gongxin.catalogue_refuse();
alter table gongxin.catalogue_item_version enable always trigger catalogue_item_version_unchanged;

create trigger catalogue_confirmation_unchanged before update or delete or truncate on gongxin.catalogue_confirmation
    for each statement execute function gongxin.catalogue_refuse();
alter table gongxin.catalogue_confirmation enable always trigger catalogue_confirmation_unchanged;
