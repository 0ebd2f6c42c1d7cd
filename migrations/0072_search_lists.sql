-- Lists of a year are found by the one search, too; whoever sees a list finds it (reach: scope, which the ledger is asked).
alter table search_entry drop constraint search_entry_kind_check;
alter table search_entry add check (kind in ('task', 'object', 'unit', 'plan', 'list'));

-- Nearly what foldText makes of a text, as in 0044; what differs is folded at the next start (server/platform/refold-search.ts).
create function pg_temp.fold_nearly(given text) returns text language sql immutable as $$
  select regexp_replace(
    translate(
      regexp_replace(lower(normalize(given, NFKC)), '[\s"''`“”„‟〝〞〟‘’‚‛′″「」『』«»‹›]+', '', 'g'),
      '‐‑‒–—―−⸺⸻─━ー~〜∼[{<〔【〖〘〚〈《⟨]}>〕】〗〙〛〉》⟩•・‧∙⋅○◯',
      '---------------((((((((((()))))))))))·····〇〇'),
    '-+', '-', 'g')
$$;
insert into search_entry (jurisdiction_id, kind, object_id, text, reach)
select jurisdiction_id, 'list', id, pg_temp.fold_nearly(name) || chr(1) || pg_temp.fold_nearly(year || '年度' || name), 'scope' from annual_list;
drop function pg_temp.fold_nearly(text);
-- So that they are folded like the others at the next start.
delete from search_folding;
