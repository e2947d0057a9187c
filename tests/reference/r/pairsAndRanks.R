# Paired comparisons, rank correlation, partial rank correlation.

signed_rank <- function(x, y) {
  d <- x - y
  zeros <- sum(d == 0)
  d <- d[d != 0]
  n <- length(d)
  ranks <- rank(abs(d))
  ties <- table(ranks)
  has_ties <- any(ties > 1)
  up <- sum(ranks[d > 0])
  down <- sum(ranks[d < 0])
  plain <- wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = FALSE)
  z <- (up - n * (n + 1) / 4) / sqrt(n * (n + 1) * (2 * n + 1) / 24 - sum(ties^3 - ties) / 48)
  r <- (up - down) / (up + down)
  list(
    n = n, zeros = zeros, dropped = 0, positive = sum(d > 0), negative = sum(d < 0), rankSumPositive = up, rankSumNegative = down,
    hasTies = has_ties, zSigned = z, zSpss = -abs(z), pAsymptotic = plain$p.value,
    pContinuityCorrected = wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = TRUE)$p.value,
    pExact = if (has_ties || zeros > 0) exact_sign_p(ranks, up) else wilcox.test(x, y, paired = TRUE, exact = TRUE)$p.value,
    rankBiserial = r, rankBiserialInterval = fisher_interval(r, sqrt((2 * n^3 + 3 * n^2 + n) / 6) / (n * (n + 1) / 2))
  )
}

# Over all signs of these midranks, counted on doubled ranks.
exact_sign_p <- function(ranks, observed) {
  doubled <- round(2 * ranks)
  ways <- c(1, numeric(sum(doubled)))
  for (rank in doubled) ways <- ways + c(numeric(rank), ways[seq_len(length(ways) - rank)])
  centre <- sum(doubled) / 2
  far <- abs(seq(0, sum(doubled)) - centre) >= abs(2 * observed - centre) - 1e-6
  sum(ways[far]) / sum(ways)
}

paired_t <- function(x, y) {
  test <- t.test(x, y, paired = TRUE)
  d <- x - y
  list(
    n = length(d), dropped = 0, t = unname(test$statistic), df = unname(test$parameter), p = test$p.value,
    meanDifference = unname(test$estimate), sdDifference = sd(d), standardError = test$stderr, interval = positions(test$conf.int),
    dz = mean(d) / sd(d)
  )
}

compare_paired <- function(before, after, alpha = 0.05) {
  difference <- after - before
  shape <- normality(difference)
  t <- paired_t(after, before)
  ranks <- signed_rank(after, before)
  is_normal <- shape$p > alpha
  outcome <- if (is_normal) list(statisticName = "t", statistic = t$t, p = t$p)
    else list(statisticName = "Z", statistic = ranks$zSpss, p = ranks$pAsymptotic)
  list(
    alpha = alpha, preop = describe_group(before), followUp = describe_group(after), difference = describe_group(difference),
    normality = shape,
    chosen = list(
      test = if (is_normal) "paired-t" else "wilcoxon", reason = if (is_normal) "normal-differences" else "not-normal-differences",
      summary = if (is_normal) "mean-sd" else "median-quartiles", outcome = outcome
    ),
    pairedT = t, wilcoxon = ranks
  )
}

spearman_test <- function(x, y) {
  n <- length(x)
  rho <- cor(x, y, method = "spearman")
  by_t <- cor.test(rank(x), rank(y))
  has_ties <- anyDuplicated(x) > 0 || anyDuplicated(y) > 0
  list(
    n = n, dropped = 0, rho = rho, t = unname(by_t$statistic), df = n - 2, p = by_t$p.value, pExact = NA,
    pEdgeworth = if (has_ties) NA else cor.test(x, y, method = "spearman", exact = TRUE)$p.value, hasTies = has_ties,
    intervalFisher = fisher_interval(rho, sqrt(1 / (n - 3))), intervalBonettWright = fisher_interval(rho, sqrt((1 + rho^2 / 2) / (n - 3)))
  )
}

# `controls` is a model matrix without the intercept.
partial_spearman <- function(x, y, controls) {
  n <- length(x)
  q <- ncol(controls)
  rest <- function(v) resid(lm(rank(v) ~ controls))
  r <- cor(rest(x), rest(y))
  df <- n - 2 - q
  t <- r * sqrt(df / (1 - r^2))
  list(
    n = n, dropped = 0, controls = q, r = r, t = t, df = df, p = 2 * pt(-abs(t), df),
    interval = fisher_interval(r, sqrt((1 + r^2 / 2) / (n - 3 - q)))
  )
}
