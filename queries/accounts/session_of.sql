-- What: the session of a token, with its account where that is active, and what is granted to it.
-- Grain: one row per grant; one with a null role where nothing is granted
-- Params: $token_sha256 varchar
-- Columns: user_name varchar, must_change boolean, seen_at timestamptz, ends_at timestamptz, role varchar,
--   instrument varchar, area_code varchar, subject_id varchar
select
    users.user_name,
    users.must_change,
    sessions.seen_at,
    sessions.ends_at,
    grants.role,
    grants.instrument,
    grants.area_code,
    grants.subject_id
from sessions
join users on users.user_name = sessions.user_name and users.is_active
left join grants on grants.user_name = users.user_name
where sessions.token_sha256 = $token_sha256
order by grants.granted_at, grants.role, grants.instrument, grants.area_code, grants.subject_id
