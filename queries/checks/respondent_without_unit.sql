-- What: respondents whose unit is not in the register, or lies in another government than they are said to.
-- Grain: one row per bad respondent
-- Params: none
-- Columns: subject_id varchar, unit_id varchar
select respondent.subject_id, respondent.unit_id
from subjects as respondent
left join subjects as unit on unit.subject_id = respondent.unit_id and unit.kind = 'unit'
where
    respondent.kind = 'government_unit'
    and (unit.subject_id is null or unit.area_code <> respondent.area_code)
order by respondent.subject_id
