"""`python -m bot deck review FILE --page`: drafts looked over in a browser on this machine.

`sheets` has the drafts card by card and what can be done to them, `views` says it as JSON, `server` answers the page
and nobody else, `serving` runs it; what the browser loads lies in `files`.
"""
