"""What is still lacking, where, and how can others help? Read and answered without an account."""

from siperi_geo.ui import board_choice, board_code, board_offer, board_page, frame

frame.heading("board")
view = board_choice.choose()

board_offer.say_given()
board_page.overview(view)
board_page.cards(view, board_offer.show)
board_page.on_map(view)
board_page.listed(view)
board_code.show()
board_page.about()
frame.footer(None)
