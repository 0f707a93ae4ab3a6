"""A face: verbs for people and scripts. Data goes to standard output, talk to standard error."""
