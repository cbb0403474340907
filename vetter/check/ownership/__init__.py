"""Does it say who answers for it and what it lives on?"""
