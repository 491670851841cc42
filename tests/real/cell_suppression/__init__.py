"""Published instances of cell suppression (CSPLIB), read from CUTEst's files and protected."""
