"""Is it in one hand with outlets that it does not name?"""
