-- Where 意见与投诉 at the end of every page leads (国办函〔2026〕12号): an address on the web, or words with a telephone number; null: not said yet.
alter table jurisdiction add column feedback text;
grant update (feedback) on jurisdiction to taizhang_app;
