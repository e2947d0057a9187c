# Results as nested lists with the product's own names, written flat: path, type, value.

# A list whose entries are named by what they are; its length is written too.
keyed <- function(entries) structure(entries, kind = "keyed")

# A list by position, from 0.
positions <- function(values) structure(as.list(values), kind = "positions")

nobody <- positions(list())

flat_lines <- function(value, path) {
  if (is.null(value)) return(character())
  if (!is.list(value)) return(leaf_line(value, path))
  kind <- attr(value, "kind")
  count <- if (is.null(kind)) character() else sprintf("%s#\tnumber\t%d", path, length(value))
  names <- if (identical(kind, "positions")) seq_along(value) - 1 else names(value)
  if (length(value) > 0 && (is.null(names) || any(names == ""))) stop("an entry has no name: ", path)
  at <- if (path == "") names else paste(path, names, sep = "/")
  c(count, unlist(Map(flat_lines, value, at), use.names = FALSE))
}

leaf_line <- function(value, path) {
  if (length(value) != 1) stop("not one value: ", path)
  if (is.na(value) && !is.nan(value)) return(sprintf("%s\ttext\tnull", path))
  if (is.logical(value)) return(sprintf("%s\ttext\t%s", path, if (value) "true" else "false"))
  if (is.character(value)) return(sprintf("%s\ttext\t%s", path, value))
  number <- if (is.infinite(value)) (if (value > 0) "Infinity" else "-Infinity") else sprintf("%.17g", value)
  sprintf("%s\tnumber\t%s", path, unname(number))
}

write_flat <- function(results, file) {
  out <- file(file, open = "wb", encoding = "UTF-8")
  on.exit(close(out))
  writeLines(enc2utf8(flat_lines(results, "")), out, useBytes = TRUE)
}
