"""Publishers' files, and how one spot of them is changed."""
