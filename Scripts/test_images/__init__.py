"""Makes test pictures for hedui: fictitious registration submissions with known contents. See TestImages/README.md."""
