"""Documents of chats: files that people send are added, listed, shared and removed.

`receiving` says which message hands over a file, `adding` reads it in the background, `menu` has
the commands and buttons, `views` what they show, `rights` who may do what; `review_message` takes
what curators decide on drafted figures, `review_views` shows them.
"""
