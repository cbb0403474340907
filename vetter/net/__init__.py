"""The guarded way out: the only folder that opens sockets."""
