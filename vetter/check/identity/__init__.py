"""Is the outlet who it says it is?"""
