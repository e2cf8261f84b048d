"""Streamlit parts that every page is made of. It holds no arithmetic, no SQL and no page content.

A page answers one question and reads like a list of headings (`pages/<section>/<page>.py`, 80 lines at most):

    from siperi_geo.ui import filters, frame, map_view, results

    frame.heading("map")                    # words map.title (the question) and map.lead; example banner
    view = filters.choose("level", "node")  # instrument and year always; stops when there are no scores
    scores = results.per_subject(view, view.node)    # cached by data version; each caller owns its frame
    if scores.empty:
        frame.empty("map.nothing")          # what is missing and what to do; draws the footer and stops
    chosen = filters.pick_area(view, filters.area_labels(scores))    # `?wilayah=`, shared by all pages
    ...                                     # map_view.show(...), st.plotly_chart(...), frame.table(...)
    frame.footer(view)                      # instrument and its status, boundaries, data version

`dashboard.py` calls `frame.start()` before any page: language, styles, navigation. A page also runs without it
(AppTest on the page file), then in Indonesian.

What to know before writing a page:
- Words come from `text.t("<page>.<key>")`, never from the page. Callbacks run before the language is set: do
  not make words there. Fragments run without it: `fragments.fragment` instead of `st.fragment` sets it again.
- The choices made on a page are its address, as codes (`?tahun=2024&aspek=LD&wilayah=53.71.05.1005`): a link
  reproduces the screen in either language, Back takes a choice back, and choices follow to the next page; an
  address without a year means the newest and is completed with it. A page that needs a choice of its own takes
  `choices.segments` or `choices.box`, links elsewhere through `session.link_to`, and never writes
  `st.query_params`.
- `filters.choose(of="all")` offers every instrument whose forms are stored; without it, those of kelurahan. What
  is one subject's is found by `subject_id`; `view.is_own`: areas of the level fill in the form themselves.
- `?dasar=terverifikasi` (`view.is_verified_only`): results of verified forms alone. `results` reads them by itself
  (`view.scored_as`), words that must differ have a second wording in `verified.po` (`map.no_data@verified`), which
  `filters.choose` switches on and `frame.heading` off. No page asks which of the two it shows.
- A page that not everybody may use asks `who.only_for(Right.…)` first, passes `who.acting()` to whatever writes,
  and offers what is within somebody's grants (`scope`), filtered after the cached read: a cache knows no person.
  The gate itself is below, in the store.
- `reads` and `results` give frames that may be changed freely; geometry, figures, tables and sentences that are
  costly belong in a function that `kept.of(view, function)` calls once until the data change. What it gives is for
  all readers: draw it, do not change it. `make bench-pages` says what a page costs.
- Streamlit's own texts are English: no `st.multiselect`, `st.dataframe` toolbar, `st.file_uploader` as it comes.
  Use `frame.table`, `table_view.show` (a table with its CSV and Excel files), `frame.download`,
  `uploads.file_box`, and give every select box a `placeholder`.
- Pages are light or dark as the reader's system is: colours of a sheet are variables of `colours.css`, those of
  maps and charts are of `palette` and lie on their own ground.
- `st.caption` is too pale to read; use `frame.note`.
"""
