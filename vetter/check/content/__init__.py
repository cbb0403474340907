"""Is what it publishes its own work?"""
