"""Every change to programmes, cohorts, applications, requests, rounds and proposals, a file a noun."""
