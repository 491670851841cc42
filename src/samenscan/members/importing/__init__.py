"""The parts of an import: reading a file, knowing the register, writing rows, putting them back."""
