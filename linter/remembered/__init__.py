"""What gclint remembers from one run to the next.

Whole answers (`answers.py`): what a command printed, for as long as nothing that it looked at has
changed. What came of each unit (`judgements.py`): a run after a change judges anew what the change
has a part in. Both go by the content of files and by nothing that the files say of themselves, and
both are kept in a folder of the user's own.

`front.py` asks for an answer before anything else is imported, so that `answers.py` and what it
needs use neither pathlib nor json.
"""
