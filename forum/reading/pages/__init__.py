"""What everybody reads: lists, threads, feeds, maps, help."""
