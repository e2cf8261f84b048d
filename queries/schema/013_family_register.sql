-- What: where in its kelurahan a registered household is; RT and RW, never a name, a street or a house number.
-- Of a household, `source` says from which list it was registered; null: it came with its first form.

alter table subjects add column rt smallint;         -- rukun tetangga, 1 to 999; null: not known
alter table subjects add column rw smallint;         -- rukun warga
