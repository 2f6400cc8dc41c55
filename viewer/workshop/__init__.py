"""The engine in a process of its own: what the window asks of it, and the work done there; without Qt."""
