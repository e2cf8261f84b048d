-- What: what editions of a round of governments hold: means of units, governments, levels and the province, the newest
--   edition first, each from the province down.
-- Grain: one row per edition, place and node
-- Params: $instrument varchar, $year integer
-- Columns: edition integer, version varchar, place varchar, place_code varchar, place_name varchar,
--   government_code varchar, government_name varchar, node varchar, value_micro bigint, deviation_micro bigint,
--   low_micro bigint, high_micro bigint, counted integer, form_count integer, unit_count integer, enough_count integer,
--   answered_people integer, invited_people integer, alpha_micro bigint, complete_count integer,
--   published_at timestamptz
select
    edition, version, place, place_code, place_name, government_code, government_name, node, value_micro,
    deviation_micro, low_micro, high_micro, counted, form_count, unit_count, enough_count, answered_people,
    invited_people, alpha_micro, complete_count, published_at
from published_means
where instrument = $instrument and year = $year
order by
    edition desc,
    case place when 'province' then 0 when 'level' then 1 else 2 end,
    government_code nulls first,
    case place when 'unit' then 1 else 0 end,
    place_name,
    place_code,
    node
