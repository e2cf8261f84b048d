"""What did scores do beside last year's actions, and beside no action?"""

from siperi_geo.ui import before_after_page, frame

frame.heading("before_after")
before_after_page.show(before_after_page.choose())
frame.footer(None)
