-- What: the heads, as written, of the newest real forms of one year; not who filled one in on the web.
-- Grain: one row per form and field
-- Params: $instrument varchar, $year integer
-- Columns: assessment_id varchar, field varchar, content varchar
select headers.assessment_id, headers.field, headers.content
from assessment_headers as headers
join newest_forms as forms on forms.assessment_id = headers.assessment_id
where forms.instrument = $instrument and forms.year = $year and headers.field <> 'filled_by'
order by headers.assessment_id, headers.field
