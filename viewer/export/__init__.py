"""What leaves the program: JSON, HTML, PDF."""
