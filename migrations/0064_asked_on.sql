-- From when the clock of signing runs, so that its last day is reckoned anew when the holidays of a year are announced.
alter table sign_for add column asked_on date;
update sign_for own set asked_on = coalesce(list.issued_on, own.due)
  from list_item item join annual_list list on list.jurisdiction_id = item.jurisdiction_id and list.id = item.list_id
 where item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id;
alter table sign_for alter column asked_on set not null;
