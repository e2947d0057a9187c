/** R: what tables print beside the tests, where it is asked for. */
export const rExtras = `
# ---- Effect sizes, shifts, balance ---------------------------------------------------------------------------------------

# P(T <= t) of the noncentral t distribution. R's own is good up to a noncentrality of 37; beyond, by integration over the SD.
noncentral_p <- function(t, df, delta) {
  if (abs(delta) <= 37) return(suppressWarnings(pt(t, df, delta)))
  centre <- sqrt((df - 1) / df)
  width <- 12 / sqrt(2 * df)
  nodes <- seq(max(1e-9, centre - width), centre + width, length.out = 4001)
  weights <- 2 * nodes * df * dchisq(df * nodes^2, df)
  sum(weights * pnorm(t * nodes - delta)) / sum(weights)
}

noncentral_quantile <- function(p, df, delta) {
  low <- delta - 10
  high <- delta + 10
  while (noncentral_p(low, df, delta) > p) low <- low - 2 * (delta - low)
  while (noncentral_p(high, df, delta) < p) high <- high + 2 * (high - delta)
  uniroot(function(t) noncentral_p(t, df, delta) - p, c(low, high), tol = 1e-13, maxiter = 10000)$root
}

# The noncentrality under which t is the p-quantile.
noncentrality <- function(t, df, p) {
  width <- 12
  at <- function(delta) noncentral_p(t, df, delta) - p
  while (at(t - width) < 0 || at(t + width) > 0) width <- 2 * width
  uniroot(at, t + c(-width, width), tol = 1e-13, maxiter = 10000)$root
}

# Hedges' g with its interval; NULL where Student's t test cannot be made.
hedges_g <- function(x, y) {
  t <- t_of_two(x, y, TRUE)$statistic
  if (is.na(t)) return(NULL)
  df <- length(x) + length(y) - 2
  unit <- sqrt(1 / length(x) + 1 / length(y))
  if (df < 2) return(list(estimate = 0, low = 0, high = 0))
  j <- exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2)
  list(estimate = j * t * unit, low = j * unit * noncentrality(t, df, 0.975), high = j * unit * noncentrality(t, df, 0.025))
}

# Cliff's delta with the interval of Feng and Cliff (2004); low and high are NA where there is none.
cliffs_delta <- function(x, y) {
  m <- length(x)
  n <- length(y)
  if (m < 1 || n < 1) return(NULL)
  dominance <- sign(outer(x, y, "-"))
  delta <- mean(dominance)
  if (min(m, n) < 2 || abs(delta) >= 1) return(list(estimate = delta, low = NA_real_, high = NA_real_))
  variance <- (n^2 * sum((rowMeans(dominance) - delta)^2) + m^2 * sum((colMeans(dominance) - delta)^2) -
    sum((dominance - delta)^2)) / (m * n * (m - 1) * (n - 1))
  se <- sqrt(max(variance, (1 - delta^2) / (m * n - 1)))
  t <- qt(0.975, m + n - 2)
  half <- t * se * sqrt((1 - delta^2)^2 + t^2 * se^2)
  limits <- (delta - delta^3 + c(-1, 1) * half) / (1 - delta^2 + t^2 * se^2)
  list(estimate = delta, low = limits[1], high = limits[2])
}

# Hodges-Lehmann: median of all differences, with Moses' limits; exact as long as they can be counted.
hodges_lehmann <- function(x, y) {
  m <- length(x)
  n <- length(y)
  if (m < 1 || n < 1) return(NULL)
  differences <- sort(as.vector(outer(x, y, "-")))
  estimate <- (differences[floor((m * n + 1) / 2)] + differences[ceiling((m * n + 1) / 2)]) / 2
  if (m * n * (max(1, floor(m * n / 2)) + 1) > 2e8) {
    k <- max(1, floor(m * n / 2 - qnorm(0.975) * sqrt(m * n * (m + n + 1) / 12)))
    return(list(estimate = estimate, low = differences[k], high = differences[m * n + 1 - k]))
  }
  k <- max(1, qwilcox(0.025, m, n))
  if (1 - 2 * pwilcox(k - 1, m, n) < 0.95 - 1e-9) return(list(estimate = estimate, low = -Inf, high = Inf))
  list(estimate = estimate, low = differences[k], high = differences[m * n + 1 - k])
}

# Standardised difference of numbers: the difference of the means in pooled SDs, without a sign.
difference_of_means <- function(x, y) {
  t <- t_of_two(x, y, TRUE)$statistic
  abs(t) * sqrt(1 / length(x) + 1 / length(y))
}

# Of shares (Yang and Dalton 2012); of two categories that of Austin (2009).
difference_of_shares <- function(counts) {
  if (any(colSums(counts) == 0)) return(NA_real_)
  shares <- sweep(counts, 2, colSums(counts), "/")[rowSums(counts) > 0, , drop = FALSE][-1, , drop = FALSE]
  if (nrow(shares) == 0) return(0)
  apart <- shares[, 1] - shares[, 2]
  if (all(apart == 0)) return(0)
  spread <- function(p) diag(p, length(p)) - outer(p, p)
  mean_spread <- (spread(shares[, 1]) + spread(shares[, 2])) / 2
  inverse <- tryCatch(solve(mean_spread), error = function(e) NULL)
  if (is.null(inverse)) return(NA_real_)
  sqrt(drop(t(apart) %*% inverse %*% apart))
}
`;
