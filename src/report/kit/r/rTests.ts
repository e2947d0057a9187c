/** R: which test a line prints, and what it gives. */
export const rTests = String.raw`
# ---- Tests -------------------------------------------------------------------------------------------------------------
# As the study: Shapiro-Wilk in each group; all P > alpha: Student's t (mean-centred Levene P > alpha) or Welch's t, of several
# groups ANOVA or Welch's ANOVA; else, and with fewer than three values in a group, Mann-Whitney or Kruskal-Wallis.
# Fixed in advance: Welch's t test or ANOVA; of follow-up values of two groups ANCOVA with the pre-op value.

nothing <- list(name = NA_character_, statistic = NA_real_, p = NA_real_)

# P by Shapiro-Wilk (Royston 1995); NA where it cannot be tested.
normality_p <- function(x) {
  if (length(x) < 3 || length(x) > 5000 || all(x == x[1])) return(NA_real_)
  tryCatch(shapiro.test(x)$p.value, error = function(e) NA_real_)
}

# Levene's test: analysis of variance of the distances from the group means. NA where nothing varies.
levene_p <- function(lists) {
  distances <- lapply(lists, function(x) abs(x - mean(x)))
  f_test(distances)$p
}

# One-way analysis of variance from sums of squares; nothing where nothing varies within the groups.
f_test <- function(lists) {
  n <- lengths(lists)
  all <- unlist(lists)
  if (length(all) <= length(n)) return(nothing)
  means <- vapply(lists, mean, 0)
  within <- sum(unlist(Map(function(x, m) (x - m)^2, lists, means)))
  between <- sum(n * (means - mean(all))^2)
  rounding <- 2 * .Machine$double.eps * (abs(mean(all)) + max(abs(all - mean(all))))
  if (within <= length(all) * rounding^2) return(nothing)
  f <- (between / (length(n) - 1)) / (within / (length(all) - length(n)))
  list(name = "F", kind = "anova", statistic = f, p = pf(f, length(n) - 1, length(all) - length(n), lower.tail = FALSE))
}

# Welch (1951).
welch_f_test <- function(lists) {
  if (any(lengths(lists) < 2)) return(nothing)
  if (any(vapply(lists, function(x) all(x == x[1]), NA))) return(nothing)
  test <- oneway.test(value ~ group, data.frame(value = unlist(lists), group = factor(rep(seq_along(lists), lengths(lists)))))
  list(name = "F", statistic = unname(test$statistic), p = test$p.value)
}

kruskal_wallis <- function(lists) {
  if (length(lists) < 2 || any(lengths(lists) == 0)) return(nothing)
  all <- unlist(lists)
  if (all(all == all[1])) return(nothing)
  test <- kruskal.test(all, factor(rep(seq_along(lists), lengths(lists))))
  list(name = "H", statistic = unname(test$statistic), p = test$p.value)
}

# Student or Welch; first minus second.
t_of_two <- function(x, y, equal) {
  least <- if (equal) 1 else 2
  if (min(length(x), length(y)) < least || length(x) + length(y) < 3) return(nothing)
  test <- tryCatch(t.test(x, y, var.equal = equal), error = function(e) NULL)
  if (is.null(test)) return(nothing)
  list(name = "t", statistic = unname(test$statistic), p = test$p.value)
}

# Z as SPSS prints it: corrected for ties, not for continuity, never positive.
mann_whitney <- function(x, y) {
  m <- length(x)
  n <- length(y)
  if (m < 1 || n < 1) return(nothing)
  ranks <- rank(c(x, y))
  ties <- as.numeric(table(ranks))
  total <- m + n
  variance <- m * n / 12 * (total + 1 - sum(ties^3 - ties) / (total * (total - 1)))
  if (!(variance > 0)) return(nothing)
  z <- (sum(ranks[seq_len(m)]) - m * (m + 1) / 2 - m * n / 2) / sqrt(variance)
  list(name = "Z", statistic = -abs(z), p = 2 * pnorm(-abs(z)))
}

# Follow-up values on group and pre-op values: t of the group, first minus second.
ancova_of_two <- function(pre, post, group) {
  used <- !is.na(pre) & !is.na(post) & !is.na(group)
  data <- data.frame(post = post[used], pre = pre[used], first = as.numeric(group[used] == study$groups[1]))
  if (nrow(data) < 4 || length(unique(data$first)) < 2) return(nothing)
  fit <- lm(post ~ first + pre, data)
  if (anyNA(coef(fit)) || sum(resid(fit)^2) <= 1e-24 * sum(data$post^2)) return(nothing)
  row <- summary(fit)$coefficients["first", ]
  list(name = "t", statistic = row[["t value"]], p = row[["Pr(>|t|)"]])
}

# One line: how its groups are summarised, and its test.
compare_lists <- function(lists, ancova = NULL) {
  if (length(lists) == 2) line <- compare_two(lists[[1]], lists[[2]])
  else line <- compare_several(lists[lengths(lists) > 0])
  if (study$preset == "fixed-in-advance") {
    line$summary <- "mean-sd"
    line$test <- if (!is.null(ancova)) ancova
      else if (length(lists) == 2) t_of_two(lists[[1]], lists[[2]], FALSE)
      else if (sum(lengths(lists) > 0) < 2) nothing else welch_f_test(lists[lengths(lists) > 0])
  }
  line
}

compare_two <- function(x, y) {
  is_normal <- length(x) >= 3 && length(y) >= 3 && all(is_above_alpha(c(normality_p(x), normality_p(y))))
  if (!is_normal) return(list(summary = "median-quartiles", test = mann_whitney(x, y)))
  is_equal <- is_above_alpha(levene_p(list(x, y)))
  list(summary = "mean-sd", test = t_of_two(x, y, is_equal))
}

compare_several <- function(lists) {
  is_normal <- length(lists) >= 2 && all(lengths(lists) >= 3) && all(is_above_alpha(vapply(lists, normality_p, 0)))
  if (!is_normal) return(list(summary = "median-quartiles", test = kruskal_wallis(lists)))
  is_equal <- is_above_alpha(levene_p(lists))
  list(summary = "mean-sd", test = if (is_equal) f_test(lists) else welch_f_test(lists))
}

is_above_alpha <- function(p) !is.na(p) & p > study$alpha

# Categories by group: 2 by 2 Fisher where an expected count is below 5, else Pearson without correction.
compare_counts <- function(counts) {
  counts <- counts[rowSums(counts) > 0, colSums(counts) > 0, drop = FALSE]
  if (nrow(counts) < 2 || ncol(counts) < 2) return(nothing)
  expected <- outer(rowSums(counts), colSums(counts)) / sum(counts)
  if (all(dim(counts) == 2) && any(expected < 5)) return(list(name = NA_character_, statistic = NA_real_, p = min(1, fisher.test(counts)$p.value)))
  chi <- sum((counts - expected)^2 / expected)
  small <- if (any(expected < 5)) paste(sum(expected < 5), "of", length(expected))
  list(name = "\u03c7\u00b2", small = small, statistic = chi, p = pchisq(chi, (nrow(counts) - 1) * (ncol(counts) - 1), lower.tail = FALSE))
}

# Mann-Whitney: the share of all divisions of these ranks that lie as far from the mean; twice the smaller tail without ties.
exact_rank_p <- function(x, y) {
  ranks <- rank(c(x, y))
  n <- length(x)
  if (!anyDuplicated(ranks)) return(wilcox.test(x, y, exact = TRUE)$p.value)
  doubled <- round(2 * ranks)
  top <- sum(sort(doubled, decreasing = TRUE)[seq_len(n)])
  # How many choices of so many values have each sum, counted value by value.
  ways <- matrix(0, n + 1, top + 1)
  ways[1, 1] <- 1
  for (rank in doubled) {
    if (rank > top) next
    moved <- cbind(matrix(0, n, rank), ways[seq_len(n), seq_len(top + 1 - rank), drop = FALSE])
    ways[-1, ] <- ways[-1, ] + moved
  }
  counts <- ways[n + 1, ]
  centre <- n * mean(doubled)
  far <- abs(seq(0, top) - centre) >= abs(sum(doubled[seq_len(n)]) - centre) - 1e-6
  min(1, sum(counts[far]) / sum(counts))
}

# P of every two of several groups after the test of all: Tukey after ANOVA, else by Holm after Welch's or Mann-Whitney tests.
pair_ps <- function(lists, line) {
  pairs <- combn(length(lists), 2)
  of_pairs <- function(make) vapply(seq_len(ncol(pairs)), function(i) make(lists[[pairs[1, i]]], lists[[pairs[2, i]]]), 0)
  if (line$test$name == "H") return(p.adjust(of_pairs(function(x, y) mann_whitney(x, y)$p), "holm"))
  if (!identical(line$test$kind, "anova")) return(p.adjust(of_pairs(function(x, y) t_of_two(x, y, FALSE)$p), "holm"))
  within <- sum(vapply(lists, function(x) sum((x - mean(x))^2), 0))
  df <- sum(lengths(lists)) - length(lists)
  of_pairs(function(x, y) {
    q <- abs(mean(x) - mean(y)) / sqrt(within / df / 2 * (1 / length(x) + 1 / length(y)))
    ptukey(q, length(lists), df, lower.tail = FALSE)
  })
}
`;
