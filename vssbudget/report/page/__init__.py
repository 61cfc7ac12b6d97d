"""Pages of HTML: one file that opens from a disk, asks for nothing, and works without a script."""
