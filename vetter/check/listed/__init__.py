"""Is anything of the outlet on a list of known operations?"""
