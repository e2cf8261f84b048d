-- What: sets the e-mail address by which a sign-in service knows an account, null to take it away.
-- Grain: one account
-- Params: $user_name varchar, $email varchar
-- Columns: none
update users
set email = $email
where user_name = $user_name
