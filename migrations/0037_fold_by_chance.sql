-- Whether a transaction folds the counts hung on its number, and an act may take two numbers: on odd ones nothing was ever folded, and each count
-- was read with a tail of notes that grew. Chance knows no parity.
create or replace function note_ledger_change(tenants uuid[], subjects uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
  insert into public.ledger_change (jurisdiction_id, act, began, subject_id, raised)
  select noted.tenant, pg_current_xact_id(), now(), noted.subject, 1 + floor(random() * 1000000)
    from (select distinct * from unnest(tenants, subjects)) noted (tenant, subject)
  on conflict do nothing;
  -- Only with new notes: further statements about the same tasks have nothing to add.
  if found and random() * 32 < 1 and current_setting('transaction_isolation') = 'read committed' then
    perform public.fold_ledger(known.tenant, 2000, false) from (select distinct unnest(tenants)) known (tenant);
  end if;
end $$;
