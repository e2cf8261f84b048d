-- What: every account, or one; last seen is the newest of what it did and of the sessions it has.
-- Grain: one row per account
-- Params: $user_name varchar
-- Columns: user_name varchar, office varchar, must_change boolean, is_active boolean,
--   created_at timestamptz, last_seen_at timestamptz
with
acts as (
    select actor as user_name, max(happened_at) as done_at
    from audit
    group by actor
),
held as (
    select user_name, max(seen_at) as seen_at
    from sessions
    group by user_name
),
seen as (
    select
        users.user_name,
        greatest(acts.done_at, held.seen_at) as seen_at
    from users
    left join acts on acts.user_name = users.user_name
    left join held on held.user_name = users.user_name
)
select
    users.user_name,
    users.office,
    users.must_change,
    users.is_active,
    users.created_at,
    if(seen.seen_at > users.created_at, seen.seen_at, null) as last_seen_at
from users
join seen on seen.user_name = users.user_name
where $user_name is null or users.user_name = $user_name
order by users.user_name
