/** R: the cells of the tables. */
export const rCells = String.raw`
# ---- The cells of the tables -------------------------------------------------------------------------------------------------

cells <- new.env()

cell_key <- function(table, row, column) paste(table, as_in_files(row), as_in_files(column), sep = "\n")

# Keeps what a cell prints: its text first, then the texts that other last bits would give.
put <- function(table, row, column, texts) {
  cells[[cell_key(table, row, column)]] <- texts
}

spread_text <- function(x, summary, decimals) {
  if (length(x) == 0) return(no_value)
  if (summary == "median-quartiles") {
    q <- quantile(x, c(0.25, 0.5, 0.75), type = 6, names = FALSE)
    return(together(number_text(q[2], decimals), " ", interval_text(q[1], q[3], decimals)))
  }
  if (length(x) == 1) return(number_text(x, decimals))
  together(number_text(mean(x), decimals), " \u00b1 ", number_text(sd(x), decimals))
}

put_test <- function(table, row, test) {
  put(table, row, "statistic-name", if (is.na(test$name)) no_value else test$name)
  put(table, row, "statistic", number_text(test$statistic, study$decimals$statistic))
  put(table, row, "p", p_text(test$p))
}

# A line of numbers: its groups, its test, and what else is asked for. Gives P.
put_numbers <- function(table, row, values, decimals, ancova = NULL) {
  has <- !is.na(values) & !is.na(analysed$group)
  lists <- lapply(study$groups, function(group) values[has & analysed$group == group])
  line <- compare_lists(lists, ancova)
  for (i in seq_along(study$groups)) put(table, row, study$groups[i], spread_text(lists[[i]], line$summary, decimals))
  put(table, row, "total", spread_text(values[has], line$summary, decimals))
  put_test(table, row, line$test)
  put_counts(table, paste0(row, "|missing"), vapply(study$groups, function(group) sum(is.na(values) & analysed$group == group), 0))
  put_extras(table, row, lists, line, decimals)
  note_line(lists, line)
  line$test$p
}

# Standardised difference, effect size and shift of two groups; of more there are none.
put_extras <- function(table, row, lists, line, decimals) {
  for (column in c("smd", "effect", "shift")) put(table, row, column, no_value)
  if (length(lists) != 2) return(invisible())
  x <- lists[[1]]
  y <- lists[[2]]
  is_ranks <- line$summary == "median-quartiles"
  if (study$extras$smd) put(table, row, "smd", number_text(difference_of_means(x, y), study$decimals$statistic))
  if (study$extras$effect) {
    # Of the kind of the test; where there is none, there is no effect size.
    effect <- if (!is.na(line$test$p)) (if (is_ranks) cliffs_delta(x, y) else hedges_g(x, y))
    put(table, row, "effect", estimate_text(effect, study$decimals$statistic))
  }
  if (study$extras$shift) put(table, row, "shift", estimate_text(hodges_lehmann(x, y), decimals))
}

estimate_text <- function(estimate, decimals) {
  if (is.null(estimate) || is.na(estimate$estimate)) return(no_value)
  first <- number_text(estimate$estimate, decimals)
  if (is.na(estimate$low)) return(first)
  together(first, " ", interval_text(estimate$low, estimate$high, decimals))
}

put_counts <- function(table, row, counts) {
  for (i in seq_along(study$groups)) put(table, row, study$groups[i], sprintf("%d", counts[i]))
  put(table, row, "total", sprintf("%d", sum(counts)))
}

# A line of categories. "ids" are those that are tested; others are counted as outside. Gives P.
put_categories <- function(table, row, values, ids) {
  known <- as_in_files(ids)
  count <- function(group, of) sum(analysed$group == group & of)
  counts <- matrix(vapply(study$groups, function(group) vapply(known, function(id) count(group, !is.na(values) & values == id), 0), numeric(length(ids))), nrow = length(ids))
  sizes <- vapply(study$groups, function(group) count(group, !is.na(values)), 0)
  share <- function(n, of) {
    if (of == 0) sprintf("%d", n) else together(sprintf("%d (", n), number_text(100 * n / of, study$decimals$share), ")")
  }
  for (i in seq_along(ids)) {
    own <- paste(row, ids[i], sep = "|")
    for (g in seq_along(study$groups)) put(table, own, study$groups[g], share(counts[i, g], sizes[g]))
    put(table, own, "total", share(sum(counts[i, ]), sum(sizes)))
  }
  put_counts(table, paste0(row, "|outside"), sizes - colSums(counts))
  put_counts(table, paste0(row, "|missing"), vapply(study$groups, function(group) count(group, is.na(values)), 0))
  test <- compare_counts(counts)
  put_test(table, row, test)
  if (!is.null(test$small)) notes$expected <<- c(notes$expected, test$small)
  # Of counts there is neither an effect size nor a shift.
  for (column in c("effect", "shift")) put(table, row, column, no_value)
  smd <- if (study$extras$smd && length(study$groups) == 2) difference_of_shares(counts) else NA_real_
  put(table, row, "smd", number_text(smd, study$decimals$statistic))
  test$p
}

# What is said under a table of its lines: exact P on the other side of alpha, and which two of several groups differ.
notes <- list(exact = list(), pairs = list(), expected = character(0))

note_line <- function(lists, line) {
  if (length(lists) == 2) {
    x <- lists[[1]]
    y <- lists[[2]]
    if (!identical(line$test$name, "Z") || length(x) + length(y) >= 50) return(invisible())
    p <- exact_rank_p(x, y)
    if ((p < study$alpha) != (line$test$p < study$alpha)) notes$exact[[length(notes$exact) + 1]] <<- sentence_p(p)
    return(invisible())
  }
  if (length(lists) < 3 || is.na(line$test$p) || line$test$p >= study$alpha) return(invisible())
  ps <- pair_ps(lists[lengths(lists) > 0], line)
  for (p in ps[!is.na(ps) & ps < study$alpha]) notes$pairs[[length(notes$pairs) + 1]] <<- sentence_p(p)
}

# "= 0.032" or "< 0.001", as it stands in a sentence.
sentence_p <- function(p) {
  texts <- styled(p_text(p), "p")
  ifelse(substr(texts, 1, 1) == "<", texts, paste("=", texts))
}

put_notes <- function(table, ps) {
  joined <- function(parts) if (length(parts) > 0) do.call(together, c(parts[1], unlist(lapply(parts[-1], function(p) list("; ", p)), recursive = FALSE)))
  put(table, "(notes)", "(tests)", sprintf("%d", sum(!is.na(ps))))
  put(table, "(notes)", "(exact)", joined(notes$exact))
  put(table, "(notes)", "(pairs)", joined(notes$pairs))
  put(table, "(notes)", "(expected)", paste(notes$expected, collapse = "; "))
  notes <<- list(exact = list(), pairs = list(), expected = character(0))
}

# P adjusted by Holm over the lines of a table.
put_adjusted <- function(table, ps) {
  adjusted <- p.adjust(ps, "holm")
  for (row in names(ps)) put(table, row, "p-holm", p_text(adjusted[[row]]))
  put_notes(table, ps)
}

put_sizes <- function(table) {
  for (group in study$groups) put(table, "(heading)", group, sprintf("n = %d", sum(analysed$group == group)))
  put(table, "(heading)", "total", sprintf("n = %d", nrow(analysed)))
}

table_one <- function(table) {
  put_sizes(table)
  ps <- numeric(0)
  for (line in study$baseline) {
    values <- analysed[[line$column]]
    if (line$kind == "number") ps[line$row] <- put_numbers(table, line$row, numbers(values), study$decimals$covariate)
    if (line$kind == "category") ps[line$row] <- put_categories(table, line$row, values, line$ids)
    if (line$kind == "date") {
      has <- values == "true"
      put_counts(table, line$row, vapply(study$groups, function(group) sum(analysed$group == group & has), 0))
      put_counts(table, paste0(line$row, "|missing"), vapply(study$groups, function(group) sum(analysed$group == group & !has), 0))
    }
  }
  put_adjusted(table, ps)
}

quantities <- c("csaMm2", "si", "csaPerSi")
phases <- c("preop", "followUp", "changePercent")
decimals_of <- function(quantity, phase) {
  if (phase == "changePercent") study$decimals$change else study$decimals[[quantity]]
}

# Of the analysed subjects whose places are taken: all, or those of one region. Gives the P of every line.
table_two_lines <- function(table, prefix = "") {
  ps <- numeric(0)
  for (i in seq_len(nrow(study$structures))) for (quantity in quantities) {
    of <- function(phase) measured[[quantity]][analysed$place, i, match(phase, phases)]
    key <- paste(study$structures$site[i], study$structures$muscle[i], quantity, sep = "|")
    n <- vapply(study$groups, function(group) sum(analysed$group == group & !is.na(of("preop"))), 0)
    put(table, paste("heading", key, "preop", sep = "|"), "(count)", paste0("(n = ", paste(n, collapse = ", "), ")"))
    for (phase in phases) {
      row <- paste0(prefix, key, "|", phase)
      # Only looked at where tests are fixed in advance.
      ps[row] <- put_numbers(table, row, of(phase), decimals_of(quantity, phase),
        if (phase == "followUp" && length(study$groups) == 2) ancova_of_two(of("preop"), of("followUp"), analysed$group))
    }
  }
  ps
}

table_two <- function(table) {
  put_sizes(table)
  put_adjusted(table, table_two_lines(table))
}

table_two_by_region <- function(table) {
  everybody <- analysed
  ps <- numeric(0)
  for (region in unique(region_of_level)) {
    analysed <<- everybody[everybody$region %in% region, , drop = FALSE]
    sizes <- vapply(study$groups, function(group) sum(analysed$group == group), 0)
    put(table, paste("heading", region, sep = "|"), "(count)", paste(sizes, collapse = ", "))
    ps <- c(ps, table_two_lines(table, paste0(region, "|")))
  }
  analysed <<- everybody
  put_adjusted(table, ps)
}

agreement_cells <- function(table, rows) {
  if (nrow(rows) == 0) return(invisible())
  arrays <- rating_arrays(rows)
  for (i in seq_len(nrow(study$structures))) for (phase in phases) for (quantity in study$rated) for (side in c(study$all_sides, "mean")) {
    row <- paste(study$structures$site[i], study$structures$muscle[i], side, quantity, phase, sep = "|")
    put_agreement(table, row, ratings_of(arrays, i, side, quantity, phase), quantity, phase, rows$comparison[1] == "observers")
  }
}

put_agreement <- function(table, row, rated, quantity, phase, is_of_observers) {
  ratings <- rated$ratings
  decimals <- decimals_of(quantity, phase)
  statistic <- study$decimals$statistic
  number <- function(x) number_text(x, decimals)
  with_limits <- function(first, limits) together(first, " ", interval_text(limits[1], limits[2], decimals))
  squares <- mean_squares(ratings)
  icc <- if (!is.null(squares)) icc_of(squares)
  icc_text <- function(value, limits) {
    if (is.null(value) || is.na(value)) return(no_value)
    limit <- function(x) if (x == -Inf || is.finite(x)) number_text(x, statistic) else no_value
    if (is.null(limits)) number_text(value, statistic)
    else together(number_text(value, statistic), " (", limit(limits[1]), ", ", limit(limits[2]), ")")
  }
  put(table, row, "n", sprintf("%d", nrow(ratings)))
  put(table, row, "k", sprintf("%d", ncol(ratings)))
  put(table, row, "icc-k", icc_text(icc$average, icc$average_limits))
  put(table, row, "icc-1", icc_text(icc$single, icc$single_limits))
  bland <- if (ncol(ratings) == 2) limits_of_agreement(ratings[, 2] - ratings[, 1])
  put(table, row, "offset", if (is.null(bland)) no_value else with_limits(difference_text(bland$bias, decimals), bland$bias_limits))
  put(table, row, "limit-low", if (is.null(bland)) no_value else with_limits(number(bland$lower), bland$lower_limits))
  put(table, row, "limit-high", if (is.null(bland)) no_value else with_limits(number(bland$upper), bland$upper_limits))
  sem <- if (is.null(squares)) NA_real_ else sqrt(max(0, (squares$msc - squares$mse) / squares$n) + squares$mse)
  put(table, row, "sem", number(sem))
  repeats <- if (!is.null(squares)) repeatability_of(ratings, squares)
  put(table, row, "cv", if (is.null(repeats) || phase == "changePercent") no_value else number_text(100 * repeats$cv, study$decimals$share))
  put(table, row, "rc", if (is.null(repeats)) no_value else with_limits(number(repeats$coefficient), repeats$limits))
  # What a change is held against comes from the differences of the change itself.
  averaged <- if (is_of_observers) ncol(ratings) else 1
  mdc <- if (phase != "changePercent") z975 * sqrt(2) * sem else if (is.null(bland)) NA_real_ else z975 * bland$sd / sqrt(averaged)
  put(table, row, "mdc", number(mdc))
  put_dice(table, row, rated, quantity, phase)
  put(table, row, "slice", if (nrow(ratings) > 0) sprintf("%d", sum(rated$same)) else no_value)
}

# How far the outlines of the first two observers cover each other: of the line's subjects whose outlines lie on one slice.
put_dice <- function(table, row, rated, quantity, phase) {
  place <- strsplit(row, "|", fixed = TRUE)[[1]]
  if (quantity != "csaMm2" || phase == "changePercent" || place[3] == "mean") return(invisible())
  own <- which(cases$kind == "same-slice" & cases$time_point == phase & cases$side == place[3] &
    cases$site == as_in_files(place[1]) & cases$muscle == as_in_files(place[2]) & cases$subject_number %in% rated$subjects)
  dice <- numbers(cases$dice[own])
  put(table, row, "outlines", sprintf("%d", length(dice)))
  put(table, row, "dice", spread_text(dice, "mean-sd", study$decimals$statistic))
}
`;
