"""The letters of the room, a file a noun."""
