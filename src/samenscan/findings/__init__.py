"""What a closed round tells: own results to each organisation, certified bands to all members."""
