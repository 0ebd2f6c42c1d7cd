-- Of a version requests may change what the work on it changes; the document as it came, its text and who read it stay as they are.
-- (A select … for update needs the right to change any one column.)
revoke update on plan_version from taizhang_app;
grant update (state, title, doc_number, issued_on, parser_version, draft_revision, coverage_bp, open_doubts, task_count, published_at, published_by)
  on plan_version to taizhang_app;
