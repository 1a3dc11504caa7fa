-- One schema for ordinary tables (gongxin), one for each station whose tables are made by SQL files.
-- Tables, functions and sequences are granted one by one in the migrations that make them.
set role gongxin_owner;

create schema if not exists gongxin;
create schema if not exists identity;
create schema if not exists ledger;
create schema if not exists disclosure;
create schema if not exists shown;

grant usage on schema gongxin, identity, ledger, disclosure, shown to gongxin_desk, gongxin_worker;
grant usage on schema shown to gongxin_portal;

-- A function is for those to whom it is granted; the default would be everybody.
alter default privileges for role gongxin_owner revoke execute on functions from public;

-- Name search counts the characters that differ. In `shown`, because the portal may look nowhere else.
create extension if not exists fuzzystrmatch with schema shown;

reset role;
revoke all on schema public from public;

-- What PostgreSQL lets everybody do, and the portal must not: hold the lock of those who append (a reader that
-- takes it stops them all), and keep large objects. An operator's role that is no superuser cannot settle this.
do $$
declare
    wanted regprocedure;
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        raise notice 'advisory locks and large objects stay open to every role: not a superuser';
        return;
    end if;
    for wanted in
        select p.oid::regprocedure
        from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.pronamespace = 'pg_catalog'::regnamespace and a.grantee = 0
            and p.proname ~ '^(pg_(try_)?advisory_|lo_|lowrite$|loread$)'
    loop
        execute format('revoke execute on function %s from public', wanted);
        if wanted::text ~ 'advisory' then
            execute format('grant execute on function %s to gongxin_owner, gongxin_desk, gongxin_worker', wanted);
        end if;
    end loop;
end
$$;
