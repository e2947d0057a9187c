# Two groups: descriptions, the way to the test, every test and effect size beside it. First minus second throughout.

z975 <- qnorm(0.975)

describe_group <- function(x) {
  q <- quantile(x, c(0.25, 0.5, 0.75), type = 6, names = FALSE)
  list(n = length(x), mean = mean(x), sd = sd(x), median = q[2], q1 = q[1], q3 = q[3], minimum = min(x), maximum = max(x))
}

normality <- function(x) {
  test <- shapiro.test(x)
  list(n = length(x), missing = 0, w = unname(test$statistic), p = test$p.value)
}

levene_mean <- function(x, y) {
  deviations <- c(abs(x - mean(x)), abs(y - mean(y)))
  test <- oneway.test(deviations ~ rep(1:2, c(length(x), length(y))), var.equal = TRUE)
  list(
    centre = "mean", n = positions(c(length(x), length(y))), missing = positions(c(0, 0)), f = unname(test$statistic),
    df1 = unname(test$parameter[1]), df2 = unname(test$parameter[2]), p = test$p.value
  )
}

t_test <- function(x, y, equal) {
  test <- t.test(x, y, var.equal = equal)
  side <- function(v) list(n = length(v), missing = 0, mean = mean(v), sd = sd(v))
  list(
    first = side(x), second = side(y), t = unname(test$statistic), df = unname(test$parameter), p = test$p.value,
    meanDifference = mean(x) - mean(y), standardError = test$stderr, interval = positions(test$conf.int)
  )
}

# P of a sum of n of these midranks as far from its mean as `observed`, over all choices of n: counted on doubled ranks.
exact_rank_p <- function(ranks, n, observed) {
  doubled <- round(2 * ranks)
  top <- sum(sort(doubled, decreasing = TRUE)[seq_len(n)])
  ways <- matrix(0, n + 1, top + 1)
  ways[1, 1] <- 1
  for (rank in doubled) {
    moved <- cbind(matrix(0, n, rank), ways[seq_len(n), seq_len(top + 1 - rank), drop = FALSE])
    ways[-1, ] <- ways[-1, ] + moved
  }
  counts <- ways[n + 1, ]
  centre <- n * mean(doubled)
  far <- abs(seq(0, top) - centre) >= abs(2 * observed - centre) - 1e-6
  min(1, sum(counts[far]) / sum(counts))
}

mann_whitney <- function(x, y) {
  m <- length(x)
  n <- length(y)
  ranks <- rank(c(x, y))
  ties <- table(ranks)
  has_ties <- any(ties > 1)
  rank_sum <- sum(ranks[seq_len(m)])
  # Warns about ties where it is asked for P exactly; it is not.
  plain <- wilcox.test(x, y, exact = FALSE, correct = FALSE)
  u1 <- unname(plain$statistic)
  total <- m + n
  sigma <- sqrt(m * n / 12 * (total + 1 - sum(ties^3 - ties) / (total * (total - 1))))
  z <- (u1 - m * n / 2) / sigma
  r <- 2 * u1 / (m * n) - 1
  u <- min(u1, m * n - u1)
  list(
    n1 = m, n2 = n, missing1 = 0, missing2 = 0, u1 = u1, u2 = m * n - u1, u = u, rankSum1 = rank_sum,
    meanRank1 = rank_sum / m, meanRank2 = sum(ranks[-seq_len(m)]) / n, zSigned = z, zSpss = -abs(z),
    pAsymptotic = plain$p.value, pContinuityCorrected = wilcox.test(x, y, exact = FALSE, correct = TRUE)$p.value,
    pExact = if (has_ties) exact_rank_p(ranks, m, rank_sum) else wilcox.test(x, y, exact = TRUE)$p.value,
    pExactIgnoringTies = min(1, 2 * pwilcox(floor(u), m, n)), hasTies = has_ties, rankBiserial = r,
    rankBiserialInterval = fisher_interval(r, sqrt((m + n + 1) / (3 * m * n)))
  )
}

# Null where the correlation is ±1.
fisher_interval <- function(r, se) {
  if (abs(r) >= 1) return(NA)
  positions(tanh(atanh(r) + c(-1, 1) * z975 * se))
}

hodges_lehmann <- function(x, y) {
  m <- length(x)
  n <- length(y)
  differences <- sort(outer(x, y, "-"))
  interval <- function(k) list(k = k, low = differences[k], high = differences[m * n + 1 - k])
  k <- max(1, qwilcox(0.025, m, n))
  rough <- max(1, floor(m * n / 2 - z975 * sqrt(m * n * (m + n + 1) / 12)))
  list(
    n1 = m, n2 = n, missing1 = 0, missing2 = 0, estimate = median(differences), asymptotic = interval(rough),
    exact = c(interval(k), achievedConfidence = 1 - 2 * pwilcox(k - 1, m, n))
  )
}

# The noncentrality under which t is the p-quantile; by numerical integration, because pt() with ncp is good to 1e-12 only
# in absolute terms. P(T <= t) = E pnorm(t S - delta), S = sqrt(chi-square / df).
noncentral_p <- function(t, df, delta) {
  density <- function(s) 2 * s * df * dchisq(df * s^2, df)
  centre <- sqrt((df - 1) / df)
  width <- 12 / sqrt(2 * df)
  nodes <- seq(max(1e-9, centre - width), centre + width, length.out = 4001)
  weights <- density(nodes)
  sum(weights * pnorm(t * nodes - delta)) / sum(weights)
}

noncentrality <- function(t, df, p) {
  uniroot(function(delta) noncentral_p(t, df, delta) - p, t + c(-12, 12), tol = 1e-14, maxiter = 1000)$root
}

effect_sizes <- function(x, y) {
  test <- t.test(x, y, var.equal = TRUE)
  df <- unname(test$parameter)
  unit <- sqrt(1 / length(x) + 1 / length(y))
  t <- unname(test$statistic)
  j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  limits <- c(noncentrality(t, df, 0.975), noncentrality(t, df, 0.025)) * unit
  list(
    n1 = length(x), n2 = length(y), cohensD = t * unit, cohensDInterval = positions(limits), hedgesG = j * t * unit,
    hedgesGInterval = positions(j * limits), correctionJ = j, glassDelta = (mean(x) - mean(y)) / sd(y)
  )
}

# Cliff's delta from the matrix of dominance itself.
cliffs_delta <- function(x, y) {
  m <- length(x)
  n <- length(y)
  dominance <- sign(outer(x, y, "-"))
  delta <- mean(dominance)
  if (abs(delta) == 1) return(list(n1 = m, n2 = n, missing1 = 0, missing2 = 0, delta = delta, standardError = NA, interval = NA))
  variance <- (n^2 * sum((rowMeans(dominance) - delta)^2) + m^2 * sum((colMeans(dominance) - delta)^2) -
    sum((dominance - delta)^2)) / (m * n * (m - 1) * (n - 1))
  se <- sqrt(max(variance, (1 - delta^2) / (m * n - 1)))
  t <- qt(0.975, m + n - 2)
  root <- t * se * sqrt((1 - delta^2)^2 + t^2 * se^2)
  list(
    n1 = m, n2 = n, missing1 = 0, missing2 = 0, delta = delta, standardError = se,
    interval = positions((delta - delta^3 + c(-1, 1) * root) / (1 - delta^2 + t^2 * se^2))
  )
}

# The path of the study: which test, why, which summary.
compare_groups <- function(x, y, alpha = 0.05) {
  both <- list(first = normality(x), second = normality(y))
  student <- t_test(x, y, TRUE)
  welch <- t_test(x, y, FALSE)
  ranks <- mann_whitney(x, y)
  is_normal <- both$first$p > alpha && both$second$p > alpha
  spread <- if (is_normal) levene_mean(x, y) else NULL
  test <- if (!is_normal) "mann-whitney" else if (spread$p > alpha) "student" else "welch"
  reason <- c("mann-whitney" = "not-both-normal", student = "normal-equal-variances", welch = "normal-unequal-variances")[[test]]
  used <- if (test == "student") student else welch
  outcome <- if (is_normal) list(statisticName = "t", statistic = used$t, p = used$p)
    else list(statisticName = "Z", statistic = ranks$zSpss, p = ranks$pAsymptotic)
  list(
    kind = "two", alpha = alpha, first = describe_group(x), second = describe_group(y), normality = both, levene = spread,
    chosen = list(test = test, reason = reason, summary = if (is_normal) "mean-sd" else "median-quartiles", outcome = outcome),
    student = student, welch = welch, mannWhitney = ranks, shift = hodges_lehmann(x, y)
  )
}
