"""The demonstration library, built through the same actions that people use. Floor 8."""
