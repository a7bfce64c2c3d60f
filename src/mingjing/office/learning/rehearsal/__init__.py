"""Rehearsal (模拟执法): a trainee plays a case before the law, act after act.

Owns the prepared situations, the form of each act and the words of a scenario in Chinese.
Asks law.examine, which judges. Never makes a case: what is played stays in the session.
"""
