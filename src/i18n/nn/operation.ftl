# operation
