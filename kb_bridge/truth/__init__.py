"""Whether what once solved it still does: doubted solutions are asked about, articles come back to editors.

Decision: nobody is asked on a day of the calendar. Somebody with the same problem, or a "no" under the solution, is the
occasion; those who know are asked once, and their words, weighed, mark a solution as outdated or clear it. Articles
come back for a reason that can be read: what they rest on is outdated, people still have the problem, ratings fall, the
product went on, a link leads nowhere. The road not taken is an age after which everything is suspect.
"""
