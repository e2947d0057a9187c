/** R: numbers as the tables print them. */
export const rPrinting = String.raw`
# ---- Numbers as the tables print them -------------------------------------------------------------------------------
# Half away from zero on the shortest decimal that reads back as the same number, so that 1.005 becomes 1.01.
# Every function returns the printed text first, and then what it would be if the last bits of the number were others:
# machines differ in them, and a number that lies on the very middle of two printed ones may fall to either side.

last_bits <- 1e-12
minus <- "\u2212"
no_value <- "\u2013"

# Digits of the shortest decimal; the number is 0.digits times ten to the power of point.
shortest_decimal <- function(x) {
  for (digits in 14:16) {
    text <- sprintf("%.*e", digits, x)
    if (as.numeric(text) == x) break
  }
  parts <- strsplit(text, "e", fixed = TRUE)[[1]]
  digits <- sub("0+$", "", gsub("[^0-9]", "", parts[1]))
  list(digits = as.integer(strsplit(digits, "")[[1]]), point = as.integer(parts[2]) + 1L)
}

# The printed digits of a number that is not negative.
rounded_digits <- function(x, decimals) {
  decimal <- shortest_decimal(x)
  kept <- decimal$point + decimals
  whole <- integer(0)
  if (kept >= 0) {
    padded <- c(decimal$digits, rep(0L, max(0, kept + 1 - length(decimal$digits))))
    whole <- padded[seq_len(kept)]
    if (padded[kept + 1] >= 5) {
      at <- kept
      while (at >= 1 && whole[at] == 9L) {
        whole[at] <- 0L
        at <- at - 1
      }
      if (at >= 1) whole[at] <- whole[at] + 1L else whole <- c(1L, whole)
    }
  }
  whole <- c(rep(0L, max(0, decimals + 1 - length(whole))), whole)
  text <- paste(whole, collapse = "")
  text <- sub("^0+(?=[0-9])", "", text, perl = TRUE)
  if (nchar(text) < decimals + 1) text <- paste0(strrep("0", decimals + 1 - nchar(text)), text)
  if (decimals == 0) return(text)
  cut <- nchar(text) - decimals
  paste0(substr(text, 1, cut), ".", substr(text, cut + 1, nchar(text)))
}

signed_digits <- function(x, decimals) {
  text <- rounded_digits(abs(x), decimals)
  if (x < 0 && grepl("[1-9]", text)) paste0(minus, text) else text
}

# A number with its other possible texts. NA and NaN print as no value; infinite limits as such.
number_text <- function(x, decimals) {
  if (length(x) == 0 || is.na(x)) return(no_value)
  if (is.infinite(x)) return(if (x < 0) paste0(minus, "\u221e") else "\u221e")
  unique(vapply(x * (1 + c(0, last_bits, -last_bits)), signed_digits, "", decimals))
}

# With a plus sign where the printed number is above zero.
difference_text <- function(x, decimals) {
  texts <- number_text(x, decimals)
  ifelse(grepl("[1-9]", texts) & substr(texts, 1, 1) != minus, paste0("+", texts), texts)
}

one_p_text <- function(p) {
  places <- study$decimals$p
  while (study$alpha > 0 && 10^-places > study$alpha && places < 15) places <- places + 1
  least <- as.numeric(paste0("1e-", places))
  if (p < least) return(paste("<", rounded_digits(least, places)))
  for (k in places:20) {
    text <- rounded_digits(p, k)
    if ((as.numeric(text) < study$alpha) == (p < study$alpha)) break
  }
  text
}

# P: more decimals where rounding would carry it across alpha, "< 0.001" below the last printed place.
p_text <- function(p) {
  if (length(p) == 0 || is.na(p)) return(no_value)
  unique(vapply(pmin(1, p * (1 + c(0, last_bits, -last_bits))), one_p_text, ""))
}

# Texts put together; of those with several possibilities every combination, the printed one first.
together <- function(...) Reduce(function(a, b) as.vector(outer(a, b, paste0)), list(...))

interval_text <- function(low, high, decimals) {
  together("(", number_text(low, decimals), ", ", number_text(high, decimals), ")")
}

# A cell of numbers as the journal writes it: zero before the point, minus, between the ends of an interval, and where there is
# no number. "bounded" says what cannot exceed 1: "p", or "other" such as r and ICC.
styled <- function(texts, bounded) vapply(texts, styled_text, "", bounded, USE.NAMES = FALSE)

styled_text <- function(text, bounded) {
  if (text == no_value) return(style$no_value)
  if (!grepl("^([<>] )?[+\u2212(]?[0-9\u221e]", text, perl = TRUE)) return(text)
  inside <- regmatches(text, regexec("^(.*)\\(([^(),]+), ([^(),]+)\\)$", text))[[1]]
  if (length(inside) == 4) {
    has_sign <- any(grepl("[\u2212<>]", inside[3:4]))
    mark <- if (style$range_mark == "\u2013" && has_sign) " to " else style$range_mark
    ends <- ifelse(inside[3:4] == no_value & style$no_value != "", style$no_value, inside[3:4])
    text <- paste0(inside[2], "(", ends[1], mark, ends[2], ")")
  }
  has_zero <- !bounded %in% c("p", "other") || style[[paste0("leading_zero_", bounded)]]
  if (!has_zero) text <- gsub("(^|[^0-9.])0\\.(?=[0-9])", "\\1.", text, perl = TRUE)
  gsub("\u2212(?=[0-9.\u221e])", style$minus, text, perl = TRUE)
}
`;
