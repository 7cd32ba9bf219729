# trials
