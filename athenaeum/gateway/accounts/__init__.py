"""Coming in: sign-in by password or by e-mailed link, invitations, second factor, sessions that end."""
