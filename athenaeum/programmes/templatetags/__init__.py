"""Words that the templates of this floor and those above share."""
