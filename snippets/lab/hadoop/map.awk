# Map: one line of the log in, at most one pair out. Knows nothing of other lines, so any number of these can run at once.
BEGIN { FS = "\t" }
/^#/ { next }
match($11, /Windows|Macintosh|Android|iPhone|X11/) {
  print substr($11, RSTART, RLENGTH) "\t1"
}
