"""How public facts look: words, figures, press text and feed, made from PublicFacts alone."""
