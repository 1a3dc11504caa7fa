-- Whom a projection must look at again: an organisation that only its records make known is found by them alone.
create index subject_provisional on identity.subject (id) where provisional;
