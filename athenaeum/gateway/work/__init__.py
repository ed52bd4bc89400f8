"""Work that outlives a request: the worker, its schedule and its postman.

`athenaeum worker` runs it in a process of its own, as many as wanted; `athenaeum serve` runs it in threads beside the
web pages of a small house.
"""
