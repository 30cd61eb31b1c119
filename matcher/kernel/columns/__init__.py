"""Which columns does the kernel read, and how are they numbered?"""
