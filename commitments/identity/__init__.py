"""Which mentions are one commitment: within an article, and across outlets, languages and years."""
