"""What machines read of a site: search engines, feed readers, assistants, sites that share it."""

from answerable.pages.machines.machines import Machines

__all__ = ["Machines"]
