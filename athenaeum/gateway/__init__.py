"""Every door: desks, search, accounts, set-up, the command line. Sees all rooms; nothing imports it. Floor 7."""
