"""What customers say of the product: staff label threads with themes, and each week's themes go to those who build it.

Decision: what leaves the house names themes, counts and links of threads that everybody can read; of the rest it tells
the number only. The road not taken is a tag, which customers would see and set.
"""
