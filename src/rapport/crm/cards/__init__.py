"""The short forms that records embed of one another: a contact in an opportunity, a currency in a contact."""
