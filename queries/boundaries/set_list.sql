-- What: every boundary set with its source, how much it covers and whether it is the one shown.
-- Grain: one row per boundary set
-- Params: none
-- Columns: set_id varchar, name varchar, source varchar, licence varchar, vintage varchar, kind varchar,
--   file_sha256 varchar, imported_at timestamptz, is_active boolean, kelurahan bigint, area_km2 double
with
sizes as (
    select
        set_id,
        count(*) filter (where level = 'kelurahan') as kelurahan,
        max(area_km2) filter (where level = 'city') as area_km2
    from boundaries
    group by set_id
)
select
    boundary_sets.set_id,
    boundary_sets.name,
    boundary_sets.source,
    boundary_sets.licence,
    boundary_sets.vintage,
    boundary_sets.kind,
    boundary_sets.file_sha256,
    boundary_sets.imported_at,
    boundary_sets.is_active,
    coalesce(sizes.kelurahan, 0) as kelurahan,
    coalesce(sizes.area_km2, 0) as area_km2
from boundary_sets
left join sizes on sizes.set_id = boundary_sets.set_id
order by boundary_sets.imported_at, boundary_sets.set_id
