"""The ten traps and the 25 veto items of a case-file review, each tried by real acts.

`test_trap_NN_…` and `test_veto_NN_…` say in their names which one they prove; the register in
docs/mechanisms/veto-items.md names the guard or the construction and the tests that refuse and
that allow. A house test holds the register against these files.
"""
