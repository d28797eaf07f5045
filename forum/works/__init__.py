"""Planned works: what staff announce on every page, to whom, from when until when.

Decision: what is announced now and next is read every two seconds at most and kept in memory; whether it holds is asked
of the clock while a page is drawn. So a notice costs no statement on most pages, begins and ends in time, and pages for
visitors stay the same bytes for all of a language. (The road not taken is a query in every page for something that is
there twice a year.)
"""
