/**
 * R lines that fit Firth's penalized likelihood with nothing but base R, as `logistf` does: Newton's steps on the score
 * that Firth's penalty modifies (Heinze & Schemper 2002), steps halved where the likelihood would fall. They leave `m`,
 * the fit of all coefficients (`b`, `l`), and `fit`, which holds those at their start that are not `free`; covariates
 * are in SDs, `s`, about their means, `a`, so that no unit is lost to rounding.
 */
export function rFirth(formula: string): readonly string[] {
  return [
    `# as logistf::logistf(${formula}, d), to more digits`,
    `f <- model.frame(${formula}, d, drop.unused.levels = TRUE)`,
    'y <- f[[1]]; x <- model.matrix(attr(f, "terms"), f)[, -1, drop = FALSE]',
    's <- apply(x, 2, sd); a <- colMeans(x); x <- cbind(1, scale(x))',
    'at <- function(b) {',
    '  e <- drop(x %*% b); p <- plogis(e); w <- p * (1 - p); i <- crossprod(x, w * x)',
    '  l <- sum(plogis(ifelse(y == 1, e, -e), log.p = TRUE)) + as.numeric(determinant(i)$modulus) / 2',
    '  u <- drop(crossprod(x, y - p + rowSums((x %*% solve(i)) * x) * w * (0.5 - p)))',
    '  list(b = b, i = i, l = l, u = u)',
    '}',
    'fit <- function(free, b = rep(0, ncol(x))) {',
    '  now <- at(b)',
    '  for (k in 1:500) {',
    '    step <- solve(now$i[free, free], now$u[free]); step <- step * min(1, 5 / max(abs(step)))',
    '    for (half in 1:30) {',
    '      b <- now$b; b[free] <- b[free] + step; after <- at(b)',
    '      if (after$l >= now$l - 1e-12 * abs(now$l)) break',
    '      step <- step / 2',
    '    }',
    '    now <- after; if (max(abs(step)) < 1e-12) break',
    '  }',
    '  now',
    '}',
    'm <- fit(1:ncol(x))',
  ];
}

/** R lines after `rFirth` for one coefficient: its standard error, P by the penalized likelihood ratio, and profile limits `ci`. */
export function rFirthTerm(at: number, hasInterval: boolean): readonly string[] {
  return [
    `j <- ${at}; se <- sqrt(solve(m$i)[j, j])`,
    'lr <- function(v) { b <- m$b; b[j] <- v; 2 * (m$l - fit((1:ncol(x))[-j], b)$l) }',
    'p <- pchisq(lr(0), 1, lower.tail = FALSE)',
    ...(hasInterval
      ? [
          'to <- function(z) uniroot(function(v) lr(v) - qchisq(0.95, 1), sort(m$b[j] + c(0, z * se)),',
          '  extendInt = if (z < 0) "downX" else "upX", tol = 1e-12)$root',
          'ci <- c(to(-2), to(2))',
        ]
      : []),
  ];
}
