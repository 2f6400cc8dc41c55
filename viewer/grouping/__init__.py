"""Articles to stories: copies inside stories inside topics."""
