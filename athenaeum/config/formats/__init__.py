"""How dates and times are written; see the design language, section 15."""
