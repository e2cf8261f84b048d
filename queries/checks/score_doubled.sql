-- What: results that stand twice for the same form, variant and node.
-- Grain: one row per doubled result
-- Params: none
-- Columns: assessment_id varchar, variant varchar, node varchar, times bigint
select assessment_id, variant, node, count(*) as times
from scores
group by assessment_id, variant, node
having count(*) > 1
order by assessment_id, variant, node
