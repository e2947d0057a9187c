# Computes the expected values of the cases in this folder that name R as their source.
# Rscript make.R <folder with epi.ccc.R of epiR and CliffDelta.R of effsize> <output folder>
# R 4.2 with jsonlite, effectsize, pROC, psych, brglm2.
suppressMessages({library(jsonlite); library(effectsize); library(pROC); library(psych); library(brglm2)})
folders <- commandArgs(TRUE)
source(file.path(folders[1], "epi.ccc.R")); source(file.path(folders[1], "CliffDelta.R"))
one <- unbox
cases <- list()
add <- function(test, name, input, expected, source)
  cases[[test]] <<- c(cases[[test]], list(list(name = one(name), test = one(test), input = input,
    expected = lapply(expected, function(v) if (is.list(v) || length(v) != 1 || isTRUE(attr(v, "list"))) v else one(v)), source = one(source))))
set.seed(20)
r4 <- function(x) round(x, 4)
lists <- list(
  "eight without ties" = list(r4(rnorm(8)), r4(rnorm(8))),
  "thirty correlated" = { x <- r4(rnorm(30, 1500, 300)); list(x, r4(0.4 * x + rnorm(30, 0, 150))) },
  "sixty with ties" = { x <- round(rnorm(60, 5, 2)); list(x, round(x / 2 + rnorm(60, 0, 2))) },
  "seven with ties" = list(c(1, 2, 2, 3, 5, 5, 8), c(2, 1, 4, 4, 4, 9, 7)),
  "lognormal" = list(r4(rlnorm(45)), r4(rlnorm(45))),
  "two raters with an offset" = { x <- r4(rnorm(33, 1600, 280)); list(x, r4(x + 60 + rnorm(33, 0, 90))) },
  "offset of a million" = { x <- r4(rnorm(20)); list(x + 1e6, r4(x + rnorm(20)) + 1e6) })
perms <- function(v) if (length(v) < 2) matrix(v, 1) else do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], perms(v[-i]))))
ncp_limit <- function(t, df, p) { w <- 3 + abs(t); uniroot(function(d) pt(t, df, d) - p, c(t - w, t + w), tol = 1e-13, extendInt = "downX")$root }
for (name in names(lists)) {
  x <- lists[[name]][[1]]; y <- lists[[name]][[2]]; n <- length(x); input <- list(x = x, y = y)
  ties <- anyDuplicated(x) + anyDuplicated(y) > 0
  k <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE)); tau <- unname(k$estimate)
  counts <- 1; for (i in seq_len(n)[-1]) { m <- length(counts); nx <- numeric(m + i - 1); for (s in 0:(i - 1)) nx[s + seq_len(m)] <- nx[s + seq_len(m)] + counts / i; counts <- nx } # cor.test's exact P takes 1 - p
  disc <- sum(outer(x, x, "-") * outer(y, y, "-") < 0) / 2; tail <- min(disc, n * (n - 1) / 2 - disc); ex <- min(1, 2 * sum(counts[seq_len(tail + 1)]))
  if (!ties) stopifnot(abs(ex - cor.test(x, y, method = "kendall", exact = TRUE)$p.value) < 1e-12)
  ci <- tanh(atanh(tau) + c(-1, 1) * qnorm(.975) * sqrt(.437 / (n - 4)))
  add("kendall", name, input, list(n = n, tau_b = tau, z = unname(k$statistic), p = k$p.value, p_exact = if (ties) NA else ex, ci_low = ci[1], ci_high = ci[2]),
      "R 4.2 cor.test(method='kendall'), exact P by convolution in R; interval atanh with variance 0.437/(n-4)")
  if (n <= 8) { rx <- rank(x); ry <- rank(y); P <- perms(ry); s <- abs(P %*% rx - n * (n + 1)^2 / 4); o <- abs(sum(rx * ry) - n * (n + 1)^2 / 4)
    add("spearman_permutation", name, input, list(p = mean(s >= o - 1e-9)), "all orders enumerated in R") }
  e <- epi.ccc(x, y)
  add("lins_concordance", name, input, list(n = n, ccc = e$rho.c$est, ci_low = e$rho.c$lower, ci_high = e$rho.c$upper, accuracy = e$C.b, precision = cor(x, y), location_shift = -e$l.shift, scale_shift = 1 / e$s.shift), "epiR epi.ccc")
  d <- cliff.delta(x, y, return.dm = TRUE); rb <- rank_biserial(x, y, verbose = FALSE); rp <- rank_biserial(x, y, paired = TRUE, verbose = FALSE)
  if (abs(d$estimate) < 1 && d$var >= (1 - d$estimate^2) / (n * n - 1))
    add("cliffs_delta", name, input, list(delta = unname(d$estimate), se = sqrt(d$var), ci_low = unname(d$conf.int[1]), ci_high = unname(d$conf.int[2])), "effsize cliff.delta")
  if (all(x != y) && rp$r_rank_biserial < 1 && rp$r_rank_biserial > -1) # its interval counts x != 0, not x != y
  add("rank_biserial", name, input, list(independent = rb$r_rank_biserial, independent_low = rb$CI_low, independent_high = rb$CI_high, paired = rp$r_rank_biserial, paired_low = rp$CI_low, paired_high = rp$CI_high), "effectsize rank_biserial")
  dif <- x - y; t <- mean(dif) / sd(dif) * sqrt(n); J <- exp(lgamma((n - 1) / 2) - lgamma((n - 2) / 2)) / sqrt((n - 1) / 2)
  lo <- ncp_limit(t, n - 1, .975) / sqrt(n); hi <- ncp_limit(t, n - 1, .025) / sqrt(n)
  add("paired_effect", name, input, list(n = n, dz = mean(dif) / sd(dif), dz_low = lo, dz_high = hi, gz = J * mean(dif) / sd(dif), gz_low = J * lo, gz_high = J * hi), "R pt(ncp) inverted by uniroot")
  m <- cbind(x, y); sw2 <- mean(apply(m, 1, var)); df <- n
  add("repeatability", name, list(measurements = m), list(n = n, k = 2, within_sd = sqrt(sw2), within_low = sqrt(sw2 * df / qchisq(.975, df)), within_high = sqrt(sw2 * df / qchisq(.025, df)), coefficient = qnorm(.975) * sqrt(2 * sw2),
      cv_rms = if (all(m > 0)) sqrt(mean(apply(m, 1, var) / rowMeans(m)^2)) else NA, cv_log = if (all(m > 0)) exp(sqrt(mean(apply(log(m), 1, var)))) - 1 else NA), "R from the definitions of Bland & Altman (1996)")
  if (all(m > 0)) { g <- log(x) - log(y); s <- sd(g); z <- qnorm(.975); t5 <- qt(.975, n - 1); se <- s * sqrt(1 / n + z^2 / (2 * (n - 1)))
    add("bland_altman_ratio", name, input, list(ratio = exp(mean(g)), ratio_low = exp(mean(g) - t5 * s / sqrt(n)), ratio_high = exp(mean(g) + t5 * s / sqrt(n)), lower = exp(mean(g) - z * s), upper = exp(mean(g) + z * s),
      lower_1999 = exp(mean(g) - z * s + c(-1, 1) * t5 * se), upper_1999 = exp(mean(g) + z * s + c(-1, 1) * t5 * se)), "R on logarithms") }
  q <- qqnorm(x, plot.it = FALSE)$x; b <- qnorm((seq_len(n) - .375) / (n + .25))
  add("qq_plot", name, list(x = x), list(theoretical_r = sort(q), theoretical_blom = b, observed = sort(x), slope = sd(x), intercept = mean(x)), "R qqnorm; Blom's positions")
}
study <- function(n) { g <- rep(0:1, c(ceiling(n * .6), n - ceiling(n * .6))); lev <- sample(c("upper", "middle", "lower"), n, TRUE); pre <- r4(rnorm(n, 1500, 300)); days <- round(runif(n, 200, 900))
  list(g = g, lev = lev, pre = pre, days = days, post = r4(0.9 * pre - 120 * g + 40 * (lev == "upper") - 0.05 * days + rnorm(n, 0, 90)), si = r4(rnorm(n, 400, 60))) }
for (n in c(14, 33, 92)) {
  d <- study(n); f <- factor(d$lev, levels = unique(d$lev)); D <- model.matrix(~f)[, -1]; colnames(D) <- NULL; X <- unname(cbind(d$pre, d$days, D)); name <- paste(n, "subjects")
  fit <- lm(d$post ~ d$g + X); s <- summary(fit)$coef; ci <- confint(fit); h <- lm(d$post ~ d$g + X + I(d$g * d$pre)); hs <- tail(summary(h)$coef, 1)
  adj <- mean(d$post) - s[2, 1] * mean(d$g); r2 <- summary(fit)$r.squared
  add("ancova_covariates", name, list(post = d$post, group = d$g, covariates = X), list(n = n, diff = s[2, 1], se = s[2, 2], t = s[2, 3], p = s[2, 4], ci_low = ci[2, 1], ci_high = ci[2, 2], df = fit$df.residual, slope = s[3, 1],
    adj_mean0 = adj, adj_mean1 = adj + s[2, 1], homogeneity_f = hs[3]^2, homogeneity_p = hs[4], r2 = r2, partial_eta2 = s[2, 3]^2 / (s[2, 3]^2 + fit$df.residual)), "R lm")
  l <- lm(d$post ~ X); sl <- summary(l); cl <- confint(l)
  add("linear_regression", name, list(X = X, y = d$post), list(n = n, coef = unname(sl$coef[, 1]), se = unname(sl$coef[, 2]), t = unname(sl$coef[, 3]), p = unname(sl$coef[, 4]), ci_low = unname(cl[, 1]), ci_high = unname(cl[, 2]), residual_sd = sl$sigma, r2 = sl$r.squared, adj_r2 = sl$adj.r.squared,
    F = unname(sl$fstatistic[1]), F_p = unname(pf(sl$fstatistic[1], sl$fstatistic[2], sl$fstatistic[3], lower.tail = FALSE))), "R lm")
  for (method in c("pearson", "spearman")) { rk <- if (method == "spearman") rank else identity; a <- resid(lm(rk(d$post) ~ D)); b <- resid(lm(rk(d$si) ~ D)); r <- cor(a, b); q <- ncol(D); df <- n - 2 - q; t <- r * sqrt(df / (1 - r^2))
    w <- qnorm(.975) * sqrt((if (method == "spearman") 1 + r^2 / 2 else 1) / (n - 3 - q))
    add("partial_correlation", paste(name, method), list(x = d$post, y = d$si, controls = D, method = one(method)), list(n = n, r = r, t = t, df = df, p = 2 * pt(-abs(t), df), ci_low = tanh(atanh(r) - w), ci_high = tanh(atanh(r) + w)), "R: residuals of lm on the level") }
  gr <- split(d$post, f); tk <- TukeyHSD(aov(d$post ~ f))$f; q0 <- qtukey(.95, 3, n - 3)
  # qtukey stops early and ptukey is good to 1e-9 only: quantiles by Gauss-Legendre quadrature in numpy, 400 points each way.
  q1 <- c("11" = 3.819588272586849, "30" = 3.4864200647046677, "89" = 3.37084911013572)[[as.character(n - 3)]]; tk[, 2:3] <- tk[, 1] + (tk[, 2:3] - tk[, 1]) * q1 / q0
  add("tukey_intervals", name, list(groups = unname(gr)), list(diff = unname(tk[, 1]), low = unname(tk[, 2]), high = unname(tk[, 3])), "R TukeyHSD with the quantile by quadrature in numpy")
  repeat { o <- as.integer(runif(n) < plogis((d$pre - 1500) / 500)); g0 <- suppressWarnings(glm(o ~ d$pre + d$si, binomial)); if (g0$converged && max(abs(coef(g0)[-1]) * c(sd(d$pre), sd(d$si))) < 4 && min(table(factor(o, 0:1))) > 3) break }; Z <- unname(cbind(d$pre, d$si)); m <- glm(o ~ Z[, 1] + Z[, 2], binomial, control = glm.control(epsilon = 1e-15, maxit = 100)); dr <- drop1(m, test = "LRT")
  add("logistic_terms", name, list(X = Z, y = o), list(lr = dr[-1, "LRT"], p = dr[-1, "Pr(>Chi)"], events_per_covariate = min(sum(o), n - sum(o)) / 2), "R drop1(test='LRT')")
  a1 <- roc(o, d$pre, direction = "<", quiet = TRUE); a2 <- roc(o, d$si, direction = "<", quiet = TRUE); rt <- roc.test(a1, a2, method = "delong", paired = TRUE)
  se <- sqrt(var(a1) + var(a2) - 2 * cov(a1, a2)); dif <- as.numeric(a1$auc - a2$auc)
  add("roc_difference", name, list(y = o, score = d$pre, score2 = d$si), list(difference = dif, se = se, ci_low = dif - qnorm(.975) * se, ci_high = dif + qnorm(.975) * se, z = unname(rt$statistic), p = rt$p.value), "pROC roc.test, var, cov")
  u <- split(d$post, d$g); st <- t.test(u[[1]], u[[2]], var.equal = TRUE); we <- t.test(u[[1]], u[[2]])
  add("t_summaries", name, list(first = list(n = one(length(u[[1]])), mean = one(mean(u[[1]])), sd = one(sd(u[[1]]))), second = list(n = one(length(u[[2]])), mean = one(mean(u[[2]])), sd = one(sd(u[[2]])))),
    list(student_t = unname(st$statistic), student_p = st$p.value, student_low = st$conf.int[1], student_high = st$conf.int[2], welch_t = unname(we$statistic), welch_df = unname(we$parameter), welch_p = we$p.value, welch_low = we$conf.int[1], welch_high = we$conf.int[2]), "R t.test of data with these means and SDs")
  R <- cbind(d$pre, d$pre + 30 + rnorm(n, 0, 80), d$pre - 10 + rnorm(n, 0, 80)); ic <- ICC(R, lmer = FALSE); tab <- ic$results
  av <- anova(lm(c(R) ~ factor(rep(1:n, 3)) + factor(rep(1:3, each = n)))); msc <- av[2, 3]; mse <- av[3, 3]
  forms <- c("1,1", "2,1", "3,1", "1,k", "2,k", "3,k")
  for (i in 1:6) add("icc_summary", paste(name, forms[i]), list(form = one(forms[i]), icc = one(tab$ICC[i]), n = one(n), k = one(3), rater_ratio = one(if (i %in% c(2, 5)) as.numeric(msc / mse) else 1)), list(ci_low = tab[i, 7], ci_high = tab[i, 8], F = tab$F[i], p = tab$p[i]), "psych ICC(lmer = FALSE) of ratings with this ICC")
}
firth <- function(name, X, y, source) {
  f <- glm(y ~ X, binomial, method = "brglm_fit", type = "AS_mean", epsilon = 1e-14, maxit = 5000); M <- cbind(1, X); k <- ncol(M); hat <- unname(coef(f)); se <- unname(sqrt(diag(vcov(f))))
  pl <- function(b) { eta <- drop(M %*% b); w <- dlogis(eta); sum(y * plogis(eta, log.p = TRUE) + (1 - y) * plogis(-eta, log.p = TRUE)) + .5 * as.numeric(determinant(crossprod(M * sqrt(w)))$modulus) }
  gr <- function(b) { eta <- drop(M %*% b); p <- plogis(eta); w <- p * (1 - p); I <- solve(crossprod(M * sqrt(w)), tol = 1e-30); h <- w * rowSums((M %*% I) * M); drop(crossprod(M, y - p + h * (.5 - p))) }
  prof <- function(j, v) { o <- setdiff(seq_len(k), j); th <- hat[o]; b <- hat; b[j] <- v
    for (i in 1:2000) { b[o] <- th; eta <- drop(M %*% b); w <- dlogis(eta); H <- crossprod(M[, o, drop = FALSE] * sqrt(w)); st <- solve(H, gr(b)[o], tol = 1e-30); now <- pl(b); s <- min(1, 1 / max(abs(st) / se[o])); repeat { b2 <- b; b2[o] <- th + s * st; if (pl(b2) >= now - 1e-13 * abs(now) || s < 1e-8) break; s <- s / 2 }; th <- th + s * st; if (max(abs(st) / se[o]) < 1e-11) break }
    b[o] <- th; pl(b) }
  L <- pl(hat); cut <- qchisq(.95, 1) / 2; lim <- function(j, s) { far <- 1; while (L - prof(j, hat[j] + s * far * se[j]) < cut) far <- far + 0.5; uniroot(function(v) L - prof(j, v) - cut, sort(c(hat[j], hat[j] + s * far * se[j])), tol = 1e-13 * se[j])$root }
  chi <- sapply(seq_len(k), function(j) 2 * (L - prof(j, 0)))
  add("firth", name, list(X = unname(X), y = y), list(n = length(y), coef = hat, se = se, chi2 = chi, p = pchisq(chi, 1, lower.tail = FALSE), ci_low = sapply(seq_len(k), lim, -1), ci_high = sapply(seq_len(k), lim, 1), loglik = L), source)
}
data("endometrial", package = "brglm2")
firth("endometrial cancer, neovascularization separates", as.matrix(endometrial[, 1:3]), endometrial$HG, "Heinze & Schemper (2002); brglm2 and the profile of the penalized likelihood in R")
firth("complete separation", cbind(c(1, 2, 3, 4, 5, 6)), c(0, 0, 0, 1, 1, 1), "brglm2 and the profile of the penalized likelihood in R")
d <- study(40); firth("no separation", cbind(d$pre, d$si), as.integer(runif(40) < plogis((d$pre - 1500) / 250)), "brglm2 and the profile of the penalized likelihood in R")
for (test in names(cases)) write(toJSON(cases[[test]], digits = NA, na = "null", pretty = FALSE), file.path(folders[2], paste0(test, ".json")))
