-- Telephone numbers are stored encrypted under the installation's keys (AES-256-GCM); a keyed hash of the digits finds a whole number. Those
-- from before are encrypted by the server at its next start, which then validates the constraint: from now on nothing can write them in the
-- clear. The column phone is empty from then on, and goes with a later migration.
alter table account add column phone_sealed text;
alter table account add column phone_index text;
alter table account add constraint account_phone_sealed check (phone is null) not valid;
alter table account add constraint account_phone_found check ((phone_sealed is null) = (phone_index is null));
create index account_phone on account (jurisdiction_id, phone_index) where phone_index is not null;
