"""The cookie that carries a session from the sign-in route to the pages: its name, which both sides must know."""

NAME = "siperi_session"

# In the content type of a file that only who is signed in may fetch; `server.closed` takes it out again.
MARK = "; siperi=closed"
