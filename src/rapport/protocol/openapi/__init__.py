"""The server's own OpenAPI 3.1 document, made from the declarations of the operations."""

from rapport.protocol.openapi.document import document

__all__ = ["document"]
