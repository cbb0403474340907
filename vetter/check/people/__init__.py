"""Who writes it?"""
