-- What: schools, units, households … that were made up for a demonstration, told from real ones for good.
-- Made-up ones of a kind are there only while no real one of that kind is. Kelurahan and kecamatan never are made up:
-- of them only forms can be.

alter table subjects add column is_example boolean default false;
alter table subjects alter column is_example set not null;

-- As in 005, with whether somebody is made up.
create or replace view members as
select
    area_code as subject_id, level as kind, name as subject_name, area_code, true as is_active, false as is_example
from areas
where level in ('kelurahan', 'kecamatan')
union all
select subject_id, kind, name as subject_name, area_code, is_active, is_example
from subjects
where kind not in ('kelurahan', 'kecamatan');

-- Every example form with what kind of subject it is about, and whether that one is made up too.
create view example_forms as
select
    assessments.assessment_id,
    assessments.subject_id,
    assessments.instrument,
    assessments.year,
    subjects.kind,
    subjects.is_example as is_of_example
from assessments
join subjects on subjects.subject_id = assessments.subject_id
where assessments.is_example;
