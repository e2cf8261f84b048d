"""The parts of the score map page: where the reader is, what is painted, units as points, tiles, a second map.

Each decides one thing and says it in the address; `pages/results/map.py` puts them in order. The map itself, which
other pages draw too, is `ui.map_view`.
"""
