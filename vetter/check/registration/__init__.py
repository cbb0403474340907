"""What do registries, DNS and certificates say of its domain?"""
