"""A story as a whole on one page: the ledger of its quotations, and which article has which paragraph."""
