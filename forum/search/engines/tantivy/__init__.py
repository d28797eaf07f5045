"""tantivy, an extra: the same index as Whoosh's, kept by a library of Rust.

Texts come to it cut into our own stems, so that whatever is found is found by the same words with every engine. Its
files are mapped into memory: one that is cut short by somebody else while a process reads it can end that process,
which is started again, checks every byte, and has the index built anew. The road not taken was tantivy's own analyzers
and its syntax of queries: they know fewer languages, and nothing typed shall ever be parsed.
"""
