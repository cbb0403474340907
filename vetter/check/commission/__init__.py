"""Is the offer in order: who sent it, what it asks for, and how it went on?"""
