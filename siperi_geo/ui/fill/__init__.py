"""The parts of the page that fills in a form: whose, one question after the other, saving, handing in.

What a draft is and how it scores, `assessments` and `filling` know.
"""
