"""The files that deploy Cuecard: no container engine is needed to see what they promise."""
