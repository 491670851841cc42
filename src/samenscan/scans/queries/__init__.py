"""What pages show of rounds and sheets, as plain facts; each file reads for one page."""
