"""The parts of the page that verifies forms: the work list, one form beside what the verifier says, the decision.

What a decision does, `verification` knows. What is typed lives in the session until it is decided.
"""
