-- What: figures, and steps of applying, of a line or service that the minimum service standard does not have by its
--   shape: a service (spm_b1), a sub-activity (2.4), an item of quality (b1_krb, t15_ppe).
-- Grain: one row per year and line
-- Params: none
-- Columns: year integer, line varchar
select distinct year, line
from (
    select year, line from spm_figures where not regexp_full_match(line, 'spm_b\d|\d\.\d+|b\d_[a-z0-9_]+|t\d+_[a-z0-9_]+')
    union all
    select year, service as line from spm_steps where not regexp_full_match(service, 'spm_b\d')
) as strange
order by year, line
