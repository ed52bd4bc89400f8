"""Shape and wording of what people type, a file a noun."""
