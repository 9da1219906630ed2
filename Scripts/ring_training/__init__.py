"""Training of the network that reads the unrolled rings of seals."""
