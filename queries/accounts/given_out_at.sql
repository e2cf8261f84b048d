-- What: when somebody gave an account the one-time password that it has now.
-- Grain: one row; null where the trail does not say
-- Params: $user_name varchar
-- Columns: given_at timestamptz
select max(happened_at) as given_at
from audit
where target = $user_name and action in ('add_account', 'reset_password', 'rescue_account')
order by given_at
