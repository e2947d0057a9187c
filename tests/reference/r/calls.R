# R calls that the product shows beside its numbers, evaluated on the subject file that it saves. Each stands in the file
# of calls after a line "#### name"; its value is written as numbers in its order. "#### name parse": only read, because it asks for a
# package.

evaluate_calls <- function(calls_file, subject_file, out_file) {
  subjects <- read.csv(subject_file)
  lines <- readLines(calls_file, encoding = "UTF-8")
  starts <- grep("^#### ", lines)
  ends <- c(starts[-1] - 1, length(lines))
  # What the calls may use: R as it starts, and the subjects. Nothing of these scripts.
  plain <- parent.env(globalenv())
  heads <- strsplit(sub("^#### ", "", lines[starts]), " ")
  values <- Map(function(from, to, head) {
    own <- new.env(parent = plain)
    own$subjects <- subjects
    code <- lines[seq(from + 1, to)]
    value <- tryCatch({
      read <- parse(text = code)
      if (length(head) > 1) numeric() else suppressWarnings(eval(read, own))
    }, error = function(e) e)
    if (inherits(value, "error")) return(list(error = gsub("[\t\n]", " ", conditionMessage(value))))
    positions(as.numeric(unlist(value)))
  }, starts, ends, heads)
  write_flat(setNames(values, vapply(heads, `[`, "", 1)), out_file)
}
