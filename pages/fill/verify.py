"""Verification: which forms wait, what stands out in one, and what becomes of it?"""

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import frame, scope, who
from siperi_geo.ui.verify import answers as verify_answers
from siperi_geo.ui.verify import choice as verify_choice
from siperi_geo.ui.verify import cross as verify_cross
from siperi_geo.ui.verify import cross_list as verify_cross_list
from siperi_geo.ui.verify import decision as verify_decision
from siperi_geo.ui.verify import form as verify_form
from siperi_geo.ui.verify import history as verify_history
from siperi_geo.ui.verify import list as verify_list
from siperi_geo.ui.verify import older as verify_older
from siperi_geo.ui.verify import outcome as verify_outcome

frame.heading("verify")
who.only_for(Right.SEE_FORM)
scope.say("verify.everybody")
work = verify_choice.choose()
verify_outcome.show()
if work.is_locked:
    verify_decision.locked(work)

if work.chosen is None:
    verify_list.show(work)
    verify_cross_list.whole(work)
    verify_list.many(work)
else:
    verify_form.heading(work, work.chosen)
    if work.chosen.score is None:
        frame.caution(t("verify.version_absent", version=work.chosen.version))
    else:
        this = verify_form.desk(work, work.chosen)
        verify_older.left_behind(work, this)
        verify_form.results(this)
        if work.may_decide:
            verify_decision.link()
        verify_cross.show(work, this)
        verify_answers.show(this, is_open=work.is_open)
        if work.may_decide:
            verify_decision.show(work, this)
            verify_older.show(work, this)
        verify_history.show(work, this)
frame.footer(None)
