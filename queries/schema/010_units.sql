-- What: the unit of a respondent: who answers without a name, as one of several in a government's office.
-- Governments (a province, a kabupaten or kota) and their units (OPD) are subjects as well, of the kinds `government`
-- and `unit`; their area_code is the government's code (53, 53.71), which need not be among the areas.

alter table subjects add column unit_id varchar;     -- of a respondent the unit's subject_id, else null
