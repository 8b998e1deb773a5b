# Reduce: all pairs of one key arrive together, because they were sorted on the way. One sum per key out.
BEGIN { FS = OFS = "\t" }
NR > 1 && $1 != key { print key, sum; sum = 0 }
{ key = $1; sum += $2 }
END { if (NR) print key, sum }
