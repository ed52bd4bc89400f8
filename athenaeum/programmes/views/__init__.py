"""What each page of the room does: find, one call, show. A file a noun."""
