-- Which keys the installation has (docs/decisions/008-tenants-in-the-database.md): written once by the owner's connection, at the first start that
-- knows of it, and compared at every start before anything else is written. Both are digests; no key follows from them.
--   master   HMAC-SM3 under a key that is derived from master-key for this purpose alone
--   signing  SM3 of the public half of audit-signing-key.pem
create table key_fingerprint (
  single boolean primary key default true check (single),
  master text not null,
  signing text not null,
  recorded_at timestamptz not null
);
revoke all on key_fingerprint from public;
