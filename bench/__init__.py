"""Benchmarks that anyone with PolNeAR can run; `bench/README.md` says how."""
