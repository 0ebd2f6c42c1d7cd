-- 牵头单位 is one word, lead, in table, API and page (GLOSSARY).
alter table task rename column lead_unit to lead;
