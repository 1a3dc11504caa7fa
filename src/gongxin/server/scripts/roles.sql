-- The roles of a deployment. The owner cannot log in; no running process owns anything.
do $$
declare
    wanted text;
begin
    if not exists (select from pg_roles where rolname = 'gongxin_owner') then
        create role gongxin_owner nologin;
    end if;
    foreach wanted in array array['gongxin_migrate', 'gongxin_portal', 'gongxin_desk', 'gongxin_worker'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I login noinherit', wanted);
        end if;
    end loop;
end
$$;

-- Whoever provisions must be able to make things in the owner's name.
do $$
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant gongxin_owner to %I with set true, inherit true', current_user);
    end if;
end
$$;

grant gongxin_owner to gongxin_migrate with inherit false, set true;
alter role gongxin_migrate set role = 'gongxin_owner';

-- They write `shown.fact`, whose row-level security would bar them from COPY. The portal stays under it.
do $$
begin
    if exists (select from pg_roles where rolname in ('gongxin_desk', 'gongxin_worker') and not rolbypassrls) then
        alter role gongxin_desk bypassrls;
        alter role gongxin_worker bypassrls;
    end if;
end
$$;

alter role gongxin_migrate set search_path = gongxin;
alter role gongxin_desk set search_path = gongxin;
alter role gongxin_worker set search_path = gongxin;
alter role gongxin_portal set search_path = shown;

alter role gongxin_migrate set timezone = 'UTC';
alter role gongxin_desk set timezone = 'UTC';
alter role gongxin_worker set timezone = 'UTC';
alter role gongxin_portal set timezone = 'UTC';

alter role gongxin_desk set statement_timeout = '60s';
alter role gongxin_desk set idle_in_transaction_session_timeout = '60s';
alter role gongxin_portal set statement_timeout = '5s';
alter role gongxin_portal set idle_in_transaction_session_timeout = '10s';
alter role gongxin_portal set default_transaction_read_only = on;
