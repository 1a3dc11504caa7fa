delete from shown.organisation o
where not exists (select from pg_temp.arriving_names a where a.subject_id = o.subject_id);
