"""What pre-dates the outlet, or what does a third party confirm?"""
