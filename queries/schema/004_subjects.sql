-- What: what a register knows of a subject beyond its name and kelurahan.
-- Kelurahan and kecamatan are the areas themselves: theirs stay null, the id is the area's code.

alter table subjects add column code varchar;        -- official (NPSN, NSM, Kemenkes) or our own: siperi-…
alter table subjects add column subtype varchar;     -- sd, smp, puskesmas, …: registers/subjects/kinds.yaml
alter table subjects add column ownership varchar;   -- negeri | swasta | null: not known
alter table subjects add column lon double;          -- degrees, OGC:CRS84, null: not known
alter table subjects add column lat double;
alter table subjects add column is_active boolean default true;
alter table subjects alter column is_active set not null;
alter table subjects add column batch_id varchar;    -- the import that last changed it
alter table subjects add column source varchar;      -- of that import, in the user's words
