"""A budget in its versions, as git keeps them: files at revisions, and what moved a figure."""
