-- For the auditor's search: each filter that few events meet finds them by an index of its own; among many the newest are met soon on the
-- way back along seq. An act is inserted once and never changed, so the indexes cost one entry each.
create index audit_event_act on audit_event (jurisdiction_id, act);
create index audit_event_unit on audit_event (jurisdiction_id, unit_id) where unit_id is not null;
create index audit_event_address on audit_event (jurisdiction_id, address) where address is not null;
create index audit_event_request on audit_event (jurisdiction_id, request_id) where request_id is not null;
create index audit_event_not_done on audit_event (jurisdiction_id, outcome) where outcome <> 'done';
