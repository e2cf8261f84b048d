-- What: the figures of the minimum service standard summed per area: of each line what was to be reached and what was.
--   Of a kelurahan a row of all hazards counts before rows of single ones, which are added where there is none (a
--   person in two hazards is then counted for each). The city is its own row of a line where the office reports it
--   as a whole, else the sum of its kelurahan; a kecamatan is always the sum of its kelurahan. With $hazard only
--   rows of this hazard count. `reported_target` is the target of the rows that say what was realised.
-- Grain: one row per area of the level, measure and line with a figure
-- Params: $year integer, $level varchar, $hazard varchar
-- Columns: area_code varchar, area_name varchar, kecamatan_name varchar, measure varchar, line varchar,
--   target bigint, reported_target bigint, realised bigint, months bigint[], quarters bigint[],
--   kelurahan_count bigint, hazard_count bigint, kelurahan_target bigint, kelurahan_realised bigint,
--   is_of_city boolean
with
asked as (
    select
        measure,
        line,
        area_code,
        hazard,
        target,
        realised,
        if(len(periods) = 12, periods, null) as months,
        case len(periods)
            when 4 then periods
            when 12 then [
                list_sum(periods[1:3]), list_sum(periods[4:6]), list_sum(periods[7:9]), list_sum(periods[10:12])
            ]
        end as quarters,
        bool_or(hazard = '') over (partition by measure, line, area_code) as has_whole
    from spm_figures
    where year = $year and ($hazard is null or hazard = $hazard)
),
placed as (
    select
        case $level
            when 'kelurahan' then tree.kelurahan_code
            when 'kecamatan' then tree.kecamatan_code
            else tree.city_code
        end as group_code,
        tree.level = 'city' as is_of_city,
        asked.measure,
        asked.line,
        asked.area_code,
        asked.hazard,
        asked.target,
        asked.realised,
        asked.months,
        asked.quarters
    from asked
    join area_tree as tree on tree.area_code = asked.area_code
    where asked.hazard = '' or not asked.has_whole
),
summed as (
    select
        group_code,
        measure,
        line,
        is_of_city,
        sum(target)::bigint as target,
        coalesce(sum(target) filter (where realised is not null), 0)::bigint as reported_target,
        sum(realised)::bigint as realised,
        if(
            count(realised) > 0 and count(realised) = count(months),
            [sum(months[1]), sum(months[2]), sum(months[3]), sum(months[4]), sum(months[5]), sum(months[6]),
             sum(months[7]), sum(months[8]), sum(months[9]), sum(months[10]), sum(months[11]), sum(months[12])],
            null
        )::bigint[] as months,
        if(
            count(realised) > 0 and count(realised) = count(quarters),
            [sum(quarters[1]), sum(quarters[2]), sum(quarters[3]), sum(quarters[4])],
            null
        )::bigint[] as quarters,
        count(distinct area_code) as area_count,
        count(distinct hazard) filter (where hazard <> '') as hazard_count
    from placed
    where group_code is not null
    group by group_code, measure, line, is_of_city
),
of_city as (
    select group_code, measure, line, target, reported_target, realised, months, quarters, area_count, hazard_count
    from summed
    where is_of_city
),
of_kelurahan as (
    select group_code, measure, line, target, reported_target, realised, months, quarters, area_count, hazard_count
    from summed
    where not is_of_city
),
sides as (
    select
        coalesce(own.group_code, inside.group_code) as group_code,
        coalesce(own.measure, inside.measure) as measure,
        coalesce(own.line, inside.line) as line,
        own.group_code is not null as is_of_city,
        if(own.group_code is not null, own.target, inside.target) as target,
        if(own.group_code is not null, own.reported_target, inside.reported_target) as reported_target,
        if(own.group_code is not null, own.realised, inside.realised) as realised,
        if(own.group_code is not null, own.months, inside.months) as months,
        if(own.group_code is not null, own.quarters, inside.quarters) as quarters,
        coalesce(inside.area_count, 0) as kelurahan_count,
        coalesce(if(own.group_code is not null, own.hazard_count, inside.hazard_count), 0) as hazard_count,
        inside.target as kelurahan_target,
        inside.realised as kelurahan_realised
    from of_city as own
    full join of_kelurahan as inside
        on inside.group_code = own.group_code and inside.measure = own.measure and inside.line = own.line
)
select
    tree.area_code,
    tree.area_name,
    tree.kecamatan_name,
    sides.measure,
    sides.line,
    sides.target,
    sides.reported_target,
    sides.realised,
    sides.months,
    sides.quarters,
    sides.kelurahan_count,
    sides.hazard_count,
    sides.kelurahan_target,
    sides.kelurahan_realised,
    sides.is_of_city
from sides
join area_tree as tree on tree.area_code = sides.group_code
where tree.level = $level
order by tree.area_code, sides.measure, sides.line
