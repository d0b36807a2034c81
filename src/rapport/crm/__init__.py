"""The CRM: contacts, opportunities, cases and what belongs to them. The order of its concepts is in pyproject.toml."""
