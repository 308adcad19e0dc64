"""What the benchmarks and the real sites share: writing whole sites, and measuring programs."""
