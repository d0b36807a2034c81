"""Rapport: a self-hosted CRM that speaks the ONLYOFFICE Workspace REST API 2.0."""

__version__ = "0.1.0"
