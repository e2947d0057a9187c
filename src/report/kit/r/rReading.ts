/** R: the kit's files, wherever the script is run from. */
export const rReading = String.raw`
# ---- The files of the kit -------------------------------------------------------------------------------------------

# The folder of this script: run by Rscript, or by source() from anywhere.
script_folder <- function() {
  for (frame in rev(sys.frames())) {
    if (!is.null(frame$ofile)) return(dirname(normalizePath(frame$ofile)))
  }
  named <- grep("^--file=", commandArgs(FALSE), value = TRUE)
  if (length(named) > 0) return(dirname(normalizePath(gsub("~+~", " ", sub("^--file=", "", named[1]), fixed = TRUE))))
  getwd()
}

# All columns as text; an empty place is NA. A byte order mark, by which spreadsheets know UTF-8, is passed over.
read_table <- function(folder, name) {
  path <- file.path(folder, paste0(name, ".csv"))
  first <- charToRaw(readLines(path, 1, warn = FALSE))
  if (length(first) >= 3 && all(first[1:3] == as.raw(c(0xef, 0xbb, 0xbf)))) first <- first[-(1:3)]
  heads <- rawToChar(first)
  Encoding(heads) <- "UTF-8"
  heads <- gsub("\"", "", strsplit(heads, ",", fixed = TRUE)[[1]])
  if (length(readLines(path, 2, warn = FALSE)) < 2) {
    none <- setNames(rep(list(character(0)), length(heads)), heads)
    return(as.data.frame(none, optional = TRUE, stringsAsFactors = FALSE))
  }
  read.csv(path, header = FALSE, skip = 1, col.names = heads, colClasses = "character", na.strings = "", check.names = FALSE,
    encoding = "UTF-8", stringsAsFactors = FALSE)
}

numbers <- function(texts) suppressWarnings(as.numeric(texts))

# Text as the files hold it: what a spreadsheet would run as a formula stands behind an apostrophe there.
as_in_files <- function(texts) {
  texts <- gsub("([;\t]\\s*)(?=[-=+@\uff1d\uff0b\uff0d\uff20])", "\\1'", enc2utf8(texts), perl = TRUE)
  ifelse(grepl("^[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]", texts, perl = TRUE), paste0("'", texts), texts)
}
`;
