-- Which codes were changed is asked for with every file, and branches are most of all relations.

create index relation_of_codes on identity.relation (subject_id, other_id) where kind = 3;
