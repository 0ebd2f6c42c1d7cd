-- For the auditor's search by a name: those who acted are few, and are found by one step each, as acts are (0009).
create index audit_event_actor on audit_event (jurisdiction_id, actor);
