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
