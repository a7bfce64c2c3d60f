"""Whether records fit together: facts in, questions out. A question is put to a unit about rows;
it accuses nobody, scores nobody, and says how likely honest work looks the same."""
