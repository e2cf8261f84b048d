-- What: what an office or a study says threatens a kelurahan: one row per kelurahan, hazard and statement.

-- `level`: 1 low, 2 medium, 3 high; null where a hazard is named without a class. `index_value`: 0 to 1, where the
-- class was made of one. `year` is null where a statement names none.
create table hazards (
    area_code varchar not null,
    hazard varchar not null,
    level integer,
    index_value double,
    according_to varchar not null,
    source varchar not null,
    year integer
);
