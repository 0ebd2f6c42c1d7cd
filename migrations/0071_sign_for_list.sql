-- Who signs for a list is asked by list, what is open first: 15,000 signatures of one list were found by reading those of all lists.
alter table list_item add unique (jurisdiction_id, id, list_id);
alter table sign_for add column list_id uuid;
update sign_for own set list_id = item.list_id from list_item item
 where item.jurisdiction_id = own.jurisdiction_id and item.id = own.item_id;
alter table sign_for alter column list_id set not null,
  add foreign key (jurisdiction_id, item_id, list_id) references list_item (jurisdiction_id, id, list_id);
alter table sign_for drop constraint sign_for_jurisdiction_id_item_id_fkey;
-- In the order of the page (read-sign-fors.ts), and for counting what stands in which state.
create index sign_for_list on sign_for (jurisdiction_id, list_id,
  (case state when 'pending' then 0 when 'deemed' then 1 when 'objected' then 2 else 3 end), due, item_id, unit_id) include (state);
