"""The roof: settings, addresses and servers' entry points. Floor 8."""
