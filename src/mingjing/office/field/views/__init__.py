"""Pages and answers of `field`."""
