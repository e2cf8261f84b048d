"""The audit trail as people read it: actions, targets and details in words; for pages and commands.

Whose rows these are, and who may see them, `accounts` decides. It writes no file and records nothing.
"""

from siperi_geo.audit_table.details import detail
from siperi_geo.audit_table.rows import action, audit_foot, audit_table

__all__ = ["action", "audit_foot", "audit_table", "detail"]
