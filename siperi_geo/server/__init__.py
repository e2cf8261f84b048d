"""The server: one ASGI app around the pages, with a health answer and security headers. No page content here.

While it runs it holds the store: commands hand it their work (`work`), others read the snapshot (`holding`).
`siperi serve` runs `serve()`. For development `streamlit run siperi_geo/server/app.py` starts the same app.
"""

from siperi_geo.server.run import serve

__all__ = ["serve"]
