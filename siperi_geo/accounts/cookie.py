"""The cookie that carries a session from the sign-in route to the pages: its name, which both sides must know."""

NAME = "siperi_session"
