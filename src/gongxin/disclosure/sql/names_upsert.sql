insert into shown.organisation (subject_id, status, provisional, code, kind, division, name, former, key, letters,
                                bigrams, initials)
select subject_id, status, provisional, code, kind, division, name, former, key, letters, bigrams, initials
from pg_temp.arriving_names order by ordinal
on conflict (subject_id) do update
set status = excluded.status, provisional = excluded.provisional, division = excluded.division, name = excluded.name,
    former = excluded.former, key = excluded.key, letters = excluded.letters, bigrams = excluded.bigrams,
    initials = excluded.initials, code = excluded.code, kind = excluded.kind;
