"""Templates: texts that staff answer with again and again, with places in them for what the thread says.

Decision: a template is put into the answer box, where its writer reads it before it is sent; that is a round trip to
the server, which keeps the text as a draft on the way, so that it works without script. The road not taken is filling
it in while it is posted: nobody would have read what stands in the gaps.
"""
