-- As in 0008, and asked for once a table in each statement: parsed once, when it is made, so it needs no search_path of its own, which was most of
-- what it cost (39 µs, now 12). Forged tokens of any form are still no tenant's.
create or replace function current_jurisdiction() returns uuid language sql stable security definer parallel restricted
begin atomic
  select case when current_setting('app.tenant', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[.][0-9a-f]{64}$' then (
    select case when sha256(decode(substr(current_setting('app.tenant', true), 38), 'hex'))
           = sha256(sha256(outer_block || sha256(inner_block
             || convert_to(left(current_setting('app.tenant', true), 36) || ' ' || pg_backend_pid(), 'UTF8'))))
      then left(current_setting('app.tenant', true), 36)::uuid end
      from tenant_key) end;
end;
