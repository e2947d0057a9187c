/** R: agreement of raters. */
export const rAgreement = `
# ---- Agreement -------------------------------------------------------------------------------------------------------------

z975 <- qnorm(0.975)

# Mean squares of the two-way table: subjects in rows, raters in columns. NULL where nothing varies.
mean_squares <- function(ratings) {
  n <- nrow(ratings)
  k <- ncol(ratings)
  if (n < 2 || k < 2 || all(ratings == ratings[1])) return(NULL)
  grand <- mean(ratings)
  apart <- ratings - grand
  rows <- rowMeans(apart)
  columns <- colMeans(apart)
  rounding <- 4 * .Machine$double.eps * (max(abs(apart)) + abs(grand))
  mean_of <- function(sum, df) if (sum / df <= rounding^2) 0 else sum / df
  list(
    n = n, k = k, msr = mean_of(k * sum(rows^2), n - 1), msc = mean_of(n * sum(columns^2), k - 1),
    mse = mean_of(sum((apart - rows - rep(columns, each = n))^2), (n - 1) * (k - 1)), msw = mean_of(sum((apart - rows)^2), n * (k - 1))
  )
}

finite_or_na <- function(x) if (is.finite(x)) x else NA_real_

# ICC(2,1) and ICC(2,k), absolute agreement (Shrout and Fleiss 1979); limits by McGraw and Wong (1996), those of ICC(2,k) by
# the step-up of Spearman and Brown, as SPSS has them.
icc_of <- function(s) {
  n <- s$n
  k <- s$k
  single <- finite_or_na((s$msr - s$mse) / (s$msr + (k - 1) * s$mse + k * (s$msc - s$mse) / n))
  divisor <- s$msr + (s$msc - s$mse) / n
  average <- if (divisor > 0) finite_or_na((s$msr - s$mse) / divisor) else NA_real_
  limits <- icc_limits(s, single)
  step_up <- function(r) if (1 + (k - 1) * r > 0) k * r / (1 + (k - 1) * r) else -Inf
  list(
    single = single, single_limits = limits, average = average,
    average_limits = if (is.na(average) || is.null(limits)) NULL else vapply(limits, step_up, 0)
  )
}

icc_limits <- function(s, icc) {
  if (is.na(icc)) return(NULL)
  n <- s$n
  k <- s$k
  a <- k * icc / (n * (1 - icc))
  b <- 1 + k * icc * (n - 1) / (n * (1 - icc))
  df <- (a * s$msc + b * s$mse)^2 / ((a * s$msc)^2 / (k - 1) + (b * s$mse)^2 / ((n - 1) * (k - 1)))
  if (!is.finite(df)) return(NULL)
  upper <- suppressWarnings(qf(0.975, n - 1, df))
  lower <- suppressWarnings(qf(0.975, df, n - 1))
  spread <- k * s$msc + (k * n - k - n) * s$mse
  low <- n * (s$msr / upper - s$mse) / (spread + n * s$msr / upper)
  high <- n * (s$msr - s$mse / lower) / (spread / lower + n * s$msr)
  if (is.nan(low) || is.nan(high)) NULL else c(low, high)
}

# Offset and limits of agreement of two raters, second minus first, with exact intervals (Carkeet 2015).
limits_of_agreement <- function(d) {
  n <- length(d)
  if (n < 2) return(NULL)
  bias <- mean(d)
  s <- sd(d)
  half <- qt(0.975, n - 1) * s / sqrt(n)
  exact <- s * c(noncentral_factor(n, 0.025), noncentral_factor(n, 0.975))
  list(
    bias = bias, sd = s, bias_limits = bias + c(-half, half), lower = bias - z975 * s, lower_limits = bias - rev(exact),
    upper = bias + z975 * s, upper_limits = bias + exact
  )
}

# The same for every line of as many subjects: computed once.
known_factors <- new.env()
noncentral_factor <- function(n, p) {
  key <- paste(n, p)
  if (is.null(known_factors[[key]])) known_factors[[key]] <- noncentral_quantile(p, n - 1, z975 * sqrt(n)) / sqrt(n)
  known_factors[[key]]
}

# Repeatability: within-subject SD, coefficient with limits, CV as root mean square.
repeatability_of <- function(ratings, s) {
  df <- s$n * (s$k - 1)
  within <- sqrt(s$msw)
  coefficient <- z975 * sqrt(2) * within
  list(
    coefficient = coefficient, limits = coefficient * sqrt(df / qchisq(c(0.975, 0.025), df)),
    cv = if (all(ratings > 0)) sqrt(mean((apply(ratings, 1, sd) / rowMeans(ratings))^2)) else NA_real_
  )
}

# The ratings of one comparison as arrays: subject, structure, time point, side, rater, observer of the rater.
rating_arrays <- function(rows) {
  codes <- unique(rows$subject_number)
  raters <- max(as.integer(rows$rater))
  own <- lapply(split(rows$observer, rows$rater), unique)
  place <- integer(nrow(rows))
  for (rater in names(own)) {
    is_theirs <- rows$rater == rater
    place[is_theirs] <- match(rows$observer[is_theirs], own[[rater]])
  }
  index <- cbind(
    match(rows$subject_number, codes), match_pairs(rows$site, rows$muscle, study$muscles), match(rows$time_point, times),
    match(rows$side, study$all_sides), as.integer(rows$rater), place
  )
  size <- c(length(codes), nrow(study$muscles), 2, length(study$all_sides), raters, max(place))
  filled <- function(values, empty) {
    filling <- array(empty, size)
    filling[index] <- values
    filling
  }
  column <- function(name) filled(numbers(rows[[name]]), NA_real_)
  muscles <- list(
    csaMm2 = column("csa_mm2"), net = column("csa_net_mm2"), si = column("si_au"), fatPercent = column("fat_percent"),
    leanAreaMm2 = column("lean_area_mm2")
  )
  list(values = rated_structures(muscles, size), slices = rated_slices(filled(ifelse(is.na(rows$slice), "", rows$slice), ""), size), size = size, subjects = codes)
}

rated_structures <- function(muscles, size) {
  size[2] <- nrow(study$structures)
  made <- lapply(muscles, function(x) array(NA_real_, size))
  for (i in seq_len(size[2])) {
    own <- members_of(i)
    pick <- function(what, m) muscles[[what]][, m, , , , , drop = FALSE]
    plus <- function(make) Reduce("+", lapply(own, make))
    for (what in names(muscles)) {
      is_weighted <- length(own) > 1 && what %in% c("si", "fatPercent")
      made[[what]][, i, , , , ] <- if (is_weighted) plus(function(m) pick("net", m) * pick(what, m)) / plus(function(m) pick("net", m))
        else plus(function(m) pick(what, m))
    }
  }
  made
}

rated_slices <- function(slices, size) {
  size[2] <- nrow(study$structures)
  made <- array("", size)
  for (i in seq_len(size[2])) {
    own <- lapply(members_of(i), function(m) slices[, m, , , , , drop = FALSE])
    made[, i, , , , ] <- Reduce(function(a, b) paste(a, b), own)
  }
  made
}

# One thing that is rated, subjects in rows and raters in columns; which subjects were outlined on one slice by all.
ratings_of <- function(arrays, i, side, quantity, phase) {
  wanted <- if (side == "mean") seq_along(study$all_sides) else match(side, study$all_sides)
  raters <- arrays$size[5]
  # What lies behind a rating: at each time point every observer of the rater, and of each every side.
  parts_of <- function(array, when, rater) {
    places <- expand.grid(side = wanted, observer = seq_len(arrays$size[6]), time = when)
    lapply(seq_len(nrow(places)), function(p) array[, i, places$time[p], places$side[p], rater, places$observer[p]])
  }
  at <- function(what, time, rater) {
    parts <- parts_of(arrays$values[[what]], time, rater)
    Reduce("+", parts) / length(parts)
  }
  value <- function(time, rater) {
    if (quantity != "csaPerSi") return(at(quantity, time, rater))
    si <- at("si", time, rater)
    ifelse(!is.na(si) & si > 0, at("csaMm2", time, rater) / si, NA)
  }
  rated <- function(rater) {
    if (phase != "changePercent") return(value(match(phase, times), rater))
    before <- value(1, rater)
    ifelse(!is.na(before) & before > 0, 100 * (value(2, rater) - before) / before, NA)
  }
  slices <- function(rater) {
    when <- if (phase == "changePercent") 1:2 else match(phase, times)
    do.call(paste, c(parts_of(arrays$slices, when, rater), sep = "|"))
  }
  ratings <- matrix(vapply(seq_len(raters), rated, numeric(arrays$size[1])), ncol = raters)
  texts <- matrix(vapply(seq_len(raters), slices, character(arrays$size[1])), ncol = raters)
  used <- stats::complete.cases(ratings)
  list(ratings = ratings[used, , drop = FALSE], same = apply(texts == texts[, 1], 1, all)[used], subjects = arrays$subjects[used])
}
`;
