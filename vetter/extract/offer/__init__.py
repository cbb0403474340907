"""What the person was sent, read from the bytes they keep. Pure."""
