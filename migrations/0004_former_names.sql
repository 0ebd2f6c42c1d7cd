-- The rules of the handlers once more, as a second wall: a plan has one draft at most, and one published version.
create unique index plan_version_one_draft on plan_version (jurisdiction_id, plan_id) where state = 'draft';
create unique index plan_version_one_published on plan_version (jurisdiction_id, plan_id) where state = 'published';

-- Versions are discarded, plans are not: nothing ever wrote this.
alter table plan drop column discarded_at;

-- Former names (曾用名) of an object that was renamed, or into which another was merged. Plans still print them: a new version that does
-- means this object. A name is the name of one object or the former name of one, never both.
create table object_former_name (
  jurisdiction_id uuid not null,
  name text not null,
  object_id uuid not null,
  primary key (jurisdiction_id, name),
  foreign key (jurisdiction_id, object_id) references monitored_object (jurisdiction_id, id)
);
create index object_former_name_object on object_former_name (jurisdiction_id, object_id);
