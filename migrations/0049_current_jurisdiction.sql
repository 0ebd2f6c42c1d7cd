-- As in 0031, without the pattern that the token had to match first: that was 50 µs of the 70 that the function took, for each table of each
-- statement. The two digests are compared as the texts that they are written as, so a token of any form is read without an error, and the
-- jurisdiction is read from one that is ours.
create or replace function current_jurisdiction() returns uuid language sql stable security definer parallel restricted
begin atomic
  select case when sha256(convert_to(substr(current_setting('app.tenant', true), 38), 'UTF8'))
         = sha256(convert_to(encode(sha256(outer_block || sha256(inner_block
           || convert_to(left(current_setting('app.tenant', true), 36) || ' ' || pg_backend_pid(), 'UTF8'))), 'hex'), 'UTF8'))
    then left(current_setting('app.tenant', true), 36)::uuid end
    from tenant_key;
end;
