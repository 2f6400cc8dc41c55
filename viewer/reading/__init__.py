"""Files to articles: decoding, formats, the roles of blocks."""
