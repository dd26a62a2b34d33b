"""Looking at facts in the article that they come from."""
