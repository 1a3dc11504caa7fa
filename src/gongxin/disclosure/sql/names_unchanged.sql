-- What stands there already, word for word, needs nothing. A provisional row is written all the same: whoever
-- takes out names waits for it.
delete from pg_temp.arriving_names a
using shown.organisation o
where o.subject_id = a.subject_id and not o.provisional
  and (o.status, o.provisional, o.code, o.division, o.name, o.former, o.letters)
      is not distinct from (a.status, a.provisional, a.code, a.division, a.name, a.former, a.letters);
