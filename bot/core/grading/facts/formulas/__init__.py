"""Formulas, code, commands, symbols and shortcuts: nothing that carries meaning is stripped."""
