/** R: everything computed, printed and held against the tables of the kit. */
export const rCheck = String.raw`
# ---- From the files to the tables ---------------------------------------------------------------------------------------------

study$groups <- as_in_files(study$groups)
subjects <- read_table(data_folder, "subjects_wide")
subjects$region <- ifelse(is.na(subjects$level), NA, ifelse(subjects$level %in% names(region_of_level), unname(region_of_level[subjects$level]), "outside"))
measured <- subject_values(read_table(data_folder, "readings_long"), nrow(subjects))

# Who is analysed: the first that applies. Exclusion and eligibility are decisions of the study and stand in the file; who was
# left out by a filter, who is incomplete and of which group is computed here. An age that was top-coded decides nothing.
is_top_coded <- subjects$age_is_top_coded == "true"
passing <- passes_filters(subjects)
passing[is_top_coded & study$uses_age] <- (subjects$standing != "filtered-out")[is_top_coded & study$uses_age]
group <- group_of(subjects)
group[is_top_coded & study$uses_age] <- subjects$group[is_top_coded & study$uses_age]
standing <- ifelse(subjects$standing == "excluded", "excluded",
  ifelse(!passing, "filtered-out",
    ifelse(subjects$standing == "not-eligible", "not-eligible",
      ifelse(!measured$is_complete, "incomplete", ifelse(is.na(group), "group-unknown", "analysed")))))
analysed <- subjects[standing == "analysed", , drop = FALSE]
analysed$group <- group[standing == "analysed"]
analysed$place <- which(standing == "analysed")
ratings <- read_table(data_folder, "agreement_ratings")
# Which readings were signed independently and never re-opened stands in the file; that each rating is what its observer drew is
# held against the long file here.
readings <- read_table(data_folder, "readings_long")
rating_key <- function(table, who) paste(table$subject_number, table$site, table$muscle, table$time_point, table$side, table[[who]], table$round, sep = "|")
drawn <- match(rating_key(ratings, "observer"), rating_key(readings, "read_by"))
is_drawn <- function(column) {
  given <- as.numeric(ratings[[column]])
  own <- as.numeric(readings[[column]])[drawn]
  ifelse(is.na(given), is.na(own), !is.na(own) & given == own)
}
is_strange <- is.na(drawn) | !is_drawn("csa_mm2") | !is_drawn("csa_net_mm2") | !is_drawn("si_au")
cases <- read_table(data_folder, "agreement_cases")
expected <- read_table(data_folder, "expected_cells")
expected[is.na(expected)] <- ""

for (table in study$tables) {
  if (table$kind == "table-1") table_one(table$id)
  if (table$kind == "table-2") table_two(table$id)
  if (table$kind == "table-2-by-region") table_two_by_region(table$id)
  if (table$kind == "agreement") agreement_cells(table$id, ratings[which(ratings$comparison == as_in_files(table$comparison)), , drop = FALSE])
}

# ---- The tables, recomputed ------------------------------------------------------------------------------------------------------

# A cell's texts as the journal writes them: the printed one first.
recomputed_texts <- function(i) {
  texts <- cells[[cell_key(expected$table[i], expected$row[i], expected$column[i])]]
  if (is.null(texts)) return("")
  styled(texts, expected$bounded[i])
}
possible <- lapply(seq_len(nrow(expected)), recomputed_texts)
recomputed <- vapply(possible, function(texts) texts[1], "")

for (id in unique(expected$table)) {
  own <- which(expected$table == id)
  cat("\n", id, "\n", sep = "")
  for (row in unique(expected$row[own])) {
    line <- own[expected$row[own] == row]
    cat("  ", expected$row_label[line[1]], ": ", paste(expected$column_label[line], recomputed[line], collapse = "; "), "\n", sep = "")
  }
}

# ---- Do they agree? --------------------------------------------------------------------------------------------------------------

without_mark <- function(texts) sub("^'(?=[-=+@])", "", texts, perl = TRUE)
is_said <- mapply(function(texts, text) {
  at <- match(without_mark(text), without_mark(as_in_files(texts)))
  if (is.na(at)) "no" else if (at == 1) "yes" else "yes, in the middle of two printed numbers"
}, possible, expected$text)
# What was computed of ages before they were top-coded cannot be computed from this kit.
is_of_ages <- any(analysed$age_is_top_coded == "true") & expected$of_ages == "true"
is_said[is_of_ages & is_said == "no"] <- "not re-computable: top-coded"

# The wide file holds the same values and the same decisions.
wide <- list(data.frame(column = "standing", expected = subjects$standing, recomputed = standing, agrees = subjects$standing == standing, stringsAsFactors = FALSE))
for (column in study$wide) {
  own <- measured[[column$quantity]][, column$structure, match(column$phase, phases)]
  given <- numbers(subjects[[column$name]])
  same <- ifelse(is.na(own) | is.na(given), is.na(own) & is.na(given), abs(own - given) <= 1e-9 * pmax(abs(own), abs(given), 1e-6))
  wide[[length(wide) + 1]] <- data.frame(column = column$name, expected = sprintf("%.15g", given), recomputed = sprintf("%.15g", own), agrees = same, stringsAsFactors = FALSE)
}
wide <- do.call(rbind, lapply(wide, function(one) cbind(subject = subjects$subject_number, one, stringsAsFactors = FALSE)))

quoted <- function(texts) paste0("\"", gsub("\"", "\"\"", as_in_files(as.character(texts))), "\"")
csv_lines <- function(...) do.call(paste, c(lapply(list(...), quoted), sep = ","))
check <- c(
  "table,row,column,expected,recomputed,agrees",
  csv_lines(expected$table, expected$row, expected$column, without_mark(expected$text), recomputed, is_said),
  csv_lines("subjects_wide", wide$subject, wide$column, wide$expected, wide$recomputed, ifelse(wide$agrees, "yes", "no"))
)
tryCatch({
  output <- file(file.path(kit_folder, "check.csv"), open = "wb")
  writeLines(enc2utf8(check), output, sep = "\r\n", useBytes = TRUE)
  close(output)
}, error = function(e) cat("\ncheck.csv could not be written: ", conditionMessage(e), "\n", sep = ""))

is_failed <- is_said == "no"
is_left <- is_said == "not re-computable: top-coded"
for (i in which(is_failed)) {
  cat("differs: ", expected$table[i], ", ", expected$row_label[i], ", ", expected$column_label[i], ": printed ", expected$text[i], ", recomputed ", recomputed[i], "\n", sep = "")
}
wrong <- wide[!wide$agrees, , drop = FALSE]
for (i in seq_len(min(20, nrow(wrong)))) {
  cat("differs: subject ", wrong$subject[i], ", ", wrong$column[i], ": ", wrong$expected[i], ", recomputed ", wrong$recomputed[i], "\n", sep = "")
}
cat("\n", sum(wide$agrees), " of ", nrow(wide), " values of subjects agree.\n", sep = "")
if (any(is_left)) cat(sum(is_left), " cells not re-computable: ages over 89 are top-coded.\n", sep = "")
cat(sum(!is_failed & !is_left), " of ", sum(!is_left), " cells agree.\n", sep = "")
for (i in which(is_strange)) cat("differs: rating ", rating_key(ratings[i, ], "observer"), " is not in readings_long\n", sep = "")
if (any(is_failed) || any(is_strange) || nrow(wrong) > 0 || nrow(expected) == 0) stop("not everything could be recomputed; see check.csv", call. = FALSE)
`;
