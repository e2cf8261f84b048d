-- What: everybody who saved something to a form in progress; of drafts begun before, `draft_answers` says who was last.

create table draft_hands (
    draft_id varchar not null,
    actor varchar not null,
    primary key (draft_id, actor)
);
