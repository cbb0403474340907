"""A small internet on loopback, with sites to practise on."""
