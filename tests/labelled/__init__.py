"""What the program finds in labelled articles, in the form that their scorer reads."""
