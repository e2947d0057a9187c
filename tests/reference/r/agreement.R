# Agreement of observers: subjects in rows, observers in columns.

mean_squares <- function(ratings) {
  n <- nrow(ratings)
  k <- ncol(ratings)
  long <- data.frame(v = c(ratings), subject = factor(rep(seq_len(n), k)), rater = factor(rep(seq_len(k), each = n)))
  two <- anova(lm(v ~ subject + rater, long))[["Mean Sq"]]
  one <- anova(lm(v ~ subject, long))[["Mean Sq"]]
  list(n = n, k = k, dropped = 0, msr = two[1], msc = two[2], mse = two[3], msw = one[2])
}

icc_forms <- function(ratings) {
  s <- mean_squares(ratings)
  n <- s$n
  k <- s$k
  form <- function(icc, interval, f, df2) {
    list(icc = icc, interval = positions(interval), f = f, df1 = n - 1, df2 = df2, p = pf(f, n - 1, df2, lower.tail = FALSE))
  }
  # One-way and consistency: limits from the F of the form.
  of_f <- function(error, df2) {
    f <- s$msr / error
    limits <- c(f / qf(0.975, n - 1, df2), f * qf(0.975, df2, n - 1))
    list(
      single = form((s$msr - error) / (s$msr + (k - 1) * error), (limits - 1) / (limits + k - 1), f, df2),
      average = form(1 - error / s$msr, 1 - 1 / limits, f, df2)
    )
  }
  one_way <- of_f(s$msw, n * (k - 1))
  consistency <- of_f(s$mse, (n - 1) * (k - 1))
  icc <- (s$msr - s$mse) / (s$msr + (k - 1) * s$mse + k * (s$msc - s$mse) / n)
  a <- k * icc / (n * (1 - icc))
  b <- 1 + k * icc * (n - 1) / (n * (1 - icc))
  df <- (a * s$msc + b * s$mse)^2 / ((a * s$msc)^2 / (k - 1) + (b * s$mse)^2 / ((n - 1) * (k - 1)))
  upper <- qf(0.975, n - 1, df)
  lower <- qf(0.975, df, n - 1)
  spread <- k * s$msc + (k * n - k - n) * s$mse
  limits <- c(n * (s$msr - upper * s$mse) / (upper * spread + n * s$msr), n * (lower * s$msr - s$mse) / (spread + n * lower * s$msr))
  f <- s$msr / s$mse
  df2 <- (n - 1) * (k - 1)
  list(
    meanSquares = s, icc11 = one_way$single, icc21 = form(icc, limits, f, df2), icc31 = consistency$single, icc1k = one_way$average,
    icc2k = form((s$msr - s$mse) / (s$msr + (s$msc - s$mse) / n), k * limits / (1 + (k - 1) * limits), f, df2),
    icc3k = consistency$average, agreementDf = df
  )
}

# The p-quantile of the noncentral t distribution.
noncentral_quantile <- function(p, df, delta) {
  uniroot(function(t) noncentral_p(t, df, delta) - p, delta + c(-1, 1) * (10 + delta), tol = 1e-14, maxiter = 1000)$root
}

bland_altman <- function(x, y) {
  d <- x - y
  n <- length(d)
  s <- sd(d)
  bias <- t.test(d)
  centre <- mean(d)
  t <- qt(0.975, n - 1)
  se86 <- s * sqrt(3 / n)
  se99 <- s * sqrt(1 / n + z975^2 / (2 * (n - 1)))
  exact <- s * vapply(c(0.025, 0.975), noncentral_quantile, 0, n - 1, z975 * sqrt(n)) / sqrt(n)
  limit <- function(value, interval) {
    list(
      value = value, interval1986 = positions(value + c(-1, 1) * t * se86), interval1999 = positions(value + c(-1, 1) * t * se99),
      intervalExact = positions(interval)
    )
  }
  m <- (x + y) / 2
  line <- lm(d ~ m)
  slope <- summary(line)$coefficients["m", ]
  list(
    n = n, dropped = 0, bias = centre, sd = s, biasSe = bias$stderr, biasInterval = positions(bias$conf.int), multiplier = z975,
    lowerLimit = limit(centre - z975 * s, centre - rev(exact)), upperLimit = limit(centre + z975 * s, centre + exact),
    limitSe1986 = se86, limitSe1999 = se99,
    proportionalBias = list(
      n = n, dropped = 0, slope = slope[[1]], intercept = unname(coef(line)[1]), slopeSe = slope[[2]],
      slopeInterval = positions(unname(confint(line)["m", ])), t = slope[[3]], df = n - 2, p = slope[[4]]
    )
  )
}

measurement_error <- function(s) {
  agreement <- sqrt(max(0, (s$msc - s$mse) / s$n) + s$mse)
  consistency <- sqrt(s$mse)
  list(
    n = s$n, k = s$k, dropped = s$dropped, semAgreement = agreement, semConsistency = consistency,
    mdcAgreement = z975 * sqrt(2) * agreement, mdcConsistency = z975 * sqrt(2) * consistency
  )
}

# One-way: within-subject SD, coefficient and CVs; a percent change has no CV.
repeatability_of <- function(m, phase) {
  n <- nrow(m)
  k <- ncol(m)
  df <- n * (k - 1)
  within <- sqrt(mean(apply(m, 1, var)))
  interval <- within * sqrt(df / qchisq(c(0.975, 0.025), df))
  has_cv <- phase != "changePercent" && all(m > 0)
  list(
    n = n, k = k, dropped = 0, withinSd = within, withinSdInterval = positions(interval),
    coefficient = z975 * sqrt(2) * within, coefficientInterval = positions(z975 * sqrt(2) * interval),
    cvRootMeanSquare = if (has_cv) sqrt(mean((apply(m, 1, sd) / rowMeans(m))^2)) else NA,
    cvLogarithmic = if (has_cv) expm1(sqrt(mean(apply(log(m), 1, var)))) else NA
  )
}

# What of two observers' differences returns at the other time point.
error_parts_row <- function(before, after, side, quantity) {
  codes <- rownames(before)[rownames(before) %in% rownames(after)]
  before <- before[codes, , drop = FALSE]
  after <- after[codes, , drop = FALSE]
  d <- cbind(log(before[, 2] / before[, 1]), log(after[, 2] / after[, 1]))
  n <- nrow(d)
  total <- mean(apply(d, 2, var)) / 2
  persistent <- cov(d[, 1], d[, 2]) / 2
  share <- persistent / total
  f <- (1 + share) / (1 - share) * qf(c(0.025, 0.975), n - 1, n - 1)
  offset <- t.test(rowMeans(d))
  list(
    side = side, quantity = quantity, notPositive = 0,
    ratings = keyed(setNames(lapply(codes, function(code) list(
      code = code, preop = positions(unname(before[code, ])), followUp = positions(unname(after[code, ]))
    )), codes)),
    parts = list(
      n = n, totalVariance = total, persistentVariance = persistent, visitVariance = total - persistent, totalSd = sqrt(total),
      persistentSd = sqrt(max(0, persistent)), visitSd = sqrt(total - max(0, persistent)), share = share,
      shareInterval = positions((f - 1) / (f + 1)), offset = unname(offset$estimate), offsetInterval = positions(offset$conf.int)
    )
  )
}

error_parts <- function(agreement) {
  rows <- list()
  values <- function(quantity, side, phase) {
    own <- agreement$rows[[paste(quantity, side, phase, sep = ".")]]$ratings
    m <- t(vapply(own, function(one) unlist(one$values), numeric(length(agreement$observers))))
    rownames(m) <- names(own)
    m
  }
  for (quantity in quantities) for (side in c(sides, "mean")) {
    rows[[paste(quantity, side, sep = ".")]] <-
      error_parts_row(values(quantity, side, times[1]), values(quantity, side, times[2]), side, quantity)
  }
  list(observers = agreement$observers, rows = keyed(rows))
}

agreement_row <- function(ratings, slices, lossy, observers, side, quantity, phase) {
  icc <- icc_forms(ratings)
  first <- ratings[, 1]
  second <- ratings[, 2]
  bland <- bland_altman(second, first)
  offset <- t.test(second - first)
  list(
    side = side, quantity = quantity, phase = phase, comparison = list(kind = "observers"), observers = keyed(setNames(as.list(observers), observers)),
    ratings = keyed(setNames(lapply(seq_len(nrow(ratings)), function(i) list(
      code = rownames(ratings)[i], values = positions(ratings[i, ]), isSameSlice = slices[i], isLossy = lossy[i]
    )), rownames(ratings))),
    dropped = 0, n = nrow(ratings), k = ncol(ratings), sameSlice = sum(slices), icc = icc,
    offset = list(n = nrow(ratings), dropped = 0, offset = unname(offset$estimate), sd = sd(second - first), interval = positions(offset$conf.int)),
    blandAltman = bland, measurementError = measurement_error(icc$meanSquares),
    repeatability = repeatability_of(ratings, phase),
    changeMdc = if (phase == "changePercent") list(mdc95 = z975 * bland$sd / sqrt(ncol(ratings)), bias = bland$bias)
  )
}

# Every observer's own value of a thing: of one side, or of both as mean; a ratio of averages; a change of that.
observer_values <- function(counted, codes, observers, side, quantity, phase) {
  wanted <- if (side == "mean") sides else side
  at <- function(code, observer, time) {
    own <- counted[counted$subject == code & counted$observer == observer & counted$time == time, ]
    own <- own[match(wanted, own$side), ]
    value <- if (quantity == "csaPerSi") mean(own$csaMm2) / mean(own$si) else mean(own[[quantity]])
    list(value = value, slice = paste(own$slice, collapse = " "), lossy = any(own$lossy))
  }
  when <- if (phase == "changePercent") times else phase
  cells <- lapply(codes, function(code) lapply(observers, function(observer) lapply(when, function(time) at(code, observer, time))))
  value <- function(parts) if (length(parts) == 1) parts[[1]]$value else percent_change(parts[[1]]$value, parts[[2]]$value)
  ratings <- t(vapply(cells, function(own) vapply(own, value, 0), numeric(length(observers))))
  rownames(ratings) <- codes
  same <- vapply(cells, function(own) {
    length(unique(vapply(own, function(parts) paste(vapply(parts, function(p) p$slice, ""), collapse = " "), ""))) == 1
  }, NA)
  lossy <- vapply(cells, function(own) any(unlist(lapply(own, function(parts) lapply(parts, function(p) p$lossy)))), NA)
  list(ratings = ratings, same = same, lossy = lossy)
}

# Subjects that every observer read first, signed and never opened again.
agreement_table <- function(data) {
  counted <- data$counted
  observers <- data$observers
  once <- counted[counted$reopenings == 0, ]
  codes <- data$all$subject[data$all$standing != "excluded" & data$all$standing != "not-eligible"]
  codes <- codes[vapply(codes, function(code) nrow(once[once$subject == code, ]) == 4 * length(observers), NA)]
  rows <- list()
  for (phase in c(times, "changePercent")) for (quantity in quantities) for (side in c(sides, "mean")) {
    own <- observer_values(once, codes, observers, side, quantity, phase)
    rows[[paste(quantity, side, phase, sep = ".")]] <- agreement_row(own$ratings, own$same, own$lossy, observers, side, quantity, phase)
  }
  list(observers = keyed(setNames(as.list(observers), observers)), rows = keyed(rows))
}
