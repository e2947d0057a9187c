# ANCOVA, logistic regression, Firth's penalized likelihood, ROC.

coefficient <- function(model, name) {
  row <- summary(model)$coefficients[name, ]
  list(estimate = row[[1]], standardError = row[[2]], t = row[[3]], p = row[[4]], interval = positions(unname(confint(model)[name, ])))
}

# `terms`: our names of the covariates with those that lm gives them.
ancova <- function(frame, quantity, terms, formula) {
  frame$post <- frame[[paste0(quantity, ".followUp")]]
  frame$pre <- frame[[paste0(quantity, ".preop")]]
  model <- lm(formula, frame)
  group <- coefficient(model, "refractured")
  design <- model.matrix(model)
  adjusted <- function(code) {
    at <- colMeans(design)
    at["refractured"] <- code
    sum(at * coef(model))
  }
  parallel <- anova(model, update(model, . ~ . + pre:refractured))
  list(
    difference = group, df = df.residual(model),
    terms = keyed(lapply(terms, function(term) c(term$shown, list(slope = coefficient(model, term$lm))))),
    adjustedMeans = list(refractured = adjusted(1), "not-refractured" = adjusted(0)),
    slopeHomogeneity = list(f = parallel$F[2], p = parallel$`Pr(>F)`[2]), rSquared = summary(model)$r.squared,
    partialEtaSquared = group$t^2 / (group$t^2 + df.residual(model))
  )
}

# Odds ratios per unit and per SD of covariates that are named as ours.
shown_terms <- function(x, estimate, se, p, limits) {
  keyed(setNames(lapply(seq_len(ncol(x)), function(j) {
    s <- sd(x[, j])
    list(
      estimate = estimate[j], standardError = se[j], p = p[j], interval = positions(limits[j, ]), oddsRatio = exp(estimate[j]),
      oddsRatioInterval = positions(exp(limits[j, ])), sd = s, oddsRatioPerSd = exp(estimate[j] * s),
      oddsRatioPerSdInterval = positions(exp(limits[j, ] * s))
    )
  }), colnames(x)))
}

logistic <- function(x, y) {
  frame <- data.frame(x)
  control <- glm.control(epsilon = 1e-15, maxit = 100)
  # Once more from the maximum: glm takes its standard errors from the weights of the step before the last.
  fit <- glm(y ~ ., binomial, frame, control = control, start = coef(glm(y ~ ., binomial, frame, control = control)))
  table <- summary(fit)$coefficients
  ratio <- fit$null.deviance - fit$deviance
  list(
    events = sum(y), eventsPerCovariate = min(sum(y), sum(1 - y)) / ncol(x), intercept = table[1, 1],
    terms = shown_terms(x, table[-1, 1], table[-1, 2], table[-1, 4], unname(confint.default(fit)[-1, , drop = FALSE])),
    likelihoodRatio = ratio, likelihoodRatioP = pchisq(ratio, ncol(x), lower.tail = FALSE)
  )
}

# Maximum of l + log|I| / 2 over the free coefficients, the others held where they are.
firth_maximum <- function(x, y, start, free) {
  at <- function(beta) {
    p <- plogis(drop(x %*% beta))
    w <- p * (1 - p)
    information <- crossprod(x, x * w)
    leverage <- w * rowSums((x %*% solve(information)) * x)
    list(
      beta = beta, information = information, score = drop(crossprod(x, y - p + leverage * (0.5 - p))),
      value = sum(ifelse(y == 1, log(p), log1p(-p))) + 0.5 * determinant(information)$modulus[1]
    )
  }
  now <- at(start)
  if (length(free) == 0) return(now)
  for (turn in 1:500) {
    step <- numeric(length(start))
    step[free] <- solve(now$information[free, free, drop = FALSE], now$score[free])
    # Near the maximum the value no longer tells better from worse.
    if (max(abs(step)) < 1e-8) {
      now <- at(now$beta + step)
      if (max(abs(step)) < 1e-14 || turn > 400) break
      next
    }
    repeat {
      next_one <- at(now$beta + step)
      if (next_one$value >= now$value || max(abs(step)) < 1e-8) break
      step <- step / 2
    }
    now <- next_one
  }
  now
}

firth <- function(x, y) {
  scales <- apply(x, 2, sd)
  centres <- colMeans(x)
  design <- cbind(1, scale(x, centres, scales))
  count <- ncol(design)
  zero <- numeric(count)
  best <- firth_maximum(design, y, zero, seq_len(count))
  covariance <- solve(best$information)
  se <- sqrt(diag(covariance))
  ratio_at <- function(j, value) {
    start <- best$beta + (value - best$beta[j]) * covariance[, j] / covariance[j, j]
    start[j] <- value
    2 * (best$value - firth_maximum(design, y, start, setdiff(seq_len(count), j))$value)
  }
  limit <- function(j, direction) {
    excess <- function(distance) ratio_at(j, best$beta[j] + direction * distance * se[j]) - qchisq(0.95, 1)
    far <- 2
    while (excess(far) < 0) far <- far * 1.5
    best$beta[j] + direction * uniroot(excess, c(0, far), tol = 1e-14, maxiter = 1000)$root * se[j]
  }
  slopes <- 2:count
  beta <- best$beta[slopes] / scales
  p <- vapply(slopes, function(j) pchisq(ratio_at(j, 0), 1, lower.tail = FALSE), 0)
  limits <- t(vapply(slopes, function(j) c(limit(j, -1), limit(j, 1)), c(0, 0))) / scales
  ratio <- 2 * (best$value - firth_maximum(design, y, zero, 1)$value)
  list(
    events = sum(y), eventsPerCovariate = min(sum(y), sum(1 - y)) / ncol(x), intercept = best$beta[1] - sum(beta * centres),
    terms = shown_terms(x, unname(beta), unname(se[slopes] / scales), p, unname(limits)), likelihoodRatio = ratio,
    likelihoodRatioP = pchisq(ratio, ncol(x), lower.tail = FALSE)
  )
}

# Firth's where there are fewer than ten events for each covariate.
refracture_model <- function(x, y, wording) {
  likely <- logistic(x, y)
  is_firth <- likely$eventsPerCovariate < 10
  list(
    wording = wording, warnings = keyed(if (is_firth) list("few-events" = "few-events") else list()), dividing = positions(list()),
    maximumLikelihood = likely, fit = if (is_firth) firth(x, y) else likely, method = if (is_firth) "firth" else "logistic",
    nUsed = length(y), dropped = positions(list())
  )
}

# Scores that are higher in cases; thresholds are given in units of the value.
roc <- function(y, values, positive_is) {
  sign <- if (positive_is == "above") 1 else -1
  score <- sign * values
  x <- score[y == 1]
  z <- score[y == 0]
  m <- length(x)
  n <- length(z)
  wins <- (outer(x, z, ">") + outer(x, z, "==") / 2)
  auc <- mean(wins)
  se <- sqrt(var(rowMeans(wins)) / m + var(colMeans(wins)) / n)
  q1 <- auc / (2 - auc)
  q2 <- 2 * auc^2 / (1 + auc)
  hanley <- (auc * (1 - auc) + (m - 1) * (q1 - auc^2) + (n - 1) * (q2 - auc^2)) / (m * n)
  distinct <- sort(unique(score))
  cuts <- c(-Inf, (head(distinct, -1) + tail(distinct, -1)) / 2, Inf)
  hits <- vapply(cuts, function(cut) sum(x > cut), 0)
  passes <- vapply(cuts, function(cut) sum(z < cut), 0)
  quality <- hits * n + passes * m
  best <- which.max(quality)
  point <- function(i) list(threshold = sign * cuts[i], sensitivity = hits[i] / m, specificity = passes[i] / n)
  list(
    curve = list(
      positives = m, negatives = n, dropped = 0, auc = auc, seDeLong = se,
      interval = positions(pmin(1, pmax(0, auc + c(-1, 1) * z975 * se))), seHanleyMcNeil = sqrt(hanley),
      youden = c(list(index = hits[best] / m + passes[best] / n - 1), point(best), list(isTied = sum(quality == max(quality)) > 1))
    ),
    points = positions(lapply(seq_along(cuts), point)), outcome = positions(y), values = positions(values)
  )
}

# DeLong's test of two scores of the same subjects.
roc_difference <- function(y, first, second) {
  placements <- function(score) {
    wins <- outer(score[y == 1], score[y == 0], ">") + outer(score[y == 1], score[y == 0], "==") / 2
    list(auc = mean(wins), cases = rowMeans(wins), controls = colMeans(wins))
  }
  a <- placements(first)
  b <- placements(second)
  se <- sqrt(var(a$cases - b$cases) / sum(y == 1) + var(a$controls - b$controls) / sum(y == 0))
  difference <- a$auc - b$auc
  list(
    n = length(y), dropped = 0, aucs = positions(c(a$auc, b$auc)), difference = difference, standardError = se,
    interval = positions(difference + c(-1, 1) * z975 * se), z = difference / se, p = 2 * pnorm(-abs(difference / se))
  )
}
