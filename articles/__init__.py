"""Pure: what an article is, how its text is compared, when two articles are one."""
