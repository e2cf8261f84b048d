-- What: enables or disables an account.
-- Grain: one row
-- Params: $user_name varchar, $is_active boolean
-- Columns: none
update users
set is_active = $is_active
where user_name = $user_name
