-- The worker runs jobs; the desk queues them and looks how they are doing.
grant select, insert, update, delete
    on procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers
    to gongxin_worker;
grant usage on sequence procrastinate_jobs_id_seq, procrastinate_events_id_seq,
    procrastinate_periodic_defers_id_seq to gongxin_worker;
grant select, insert on procrastinate_jobs, procrastinate_events to gongxin_desk;
grant usage on sequence procrastinate_jobs_id_seq, procrastinate_events_id_seq to gongxin_desk;

do $$
declare
    wanted regprocedure;
begin
    for wanted in
        select oid::regprocedure from pg_proc
        where proname like 'procrastinate\_%' and pronamespace = 'gongxin'::regnamespace
    loop
        execute format('revoke execute on function %s from public', wanted);
        execute format('grant execute on function %s to gongxin_worker', wanted);
        if wanted::text ~ 'defer_jobs|trigger|notify' then
            execute format('grant execute on function %s to gongxin_desk', wanted);
        end if;
    end loop;
end
$$;
