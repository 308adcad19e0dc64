"""What the site covers, held against what buyers ask."""
