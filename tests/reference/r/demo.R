# Everything that the Results screen shows of the demo, recomputed from the two data files that the product saves.
# recompute(): named lists with the product's names, written by output.R.

groups <- c("refractured", "not-refractured")

compared <- function(frame, column) {
  x <- frame[[column]]
  compare_groups(x[frame$group == "refractured"], x[frame$group == "not-refractured"])
}

by_group <- function(frame, what) setNames(lapply(groups, function(g) sum(what & frame$group == g)), groups)

no_gaps <- list(refractured = 0, "not-refractured" = 0)

number_row <- function(frame, name) {
  list(kind = "number", comparison = compared(frame, name), missing = no_gaps)
}

category_row <- function(frame, name, ids) {
  counts <- sapply(groups, function(g) vapply(ids, function(id) sum(frame[[name]] == id & frame$group == g), 0))
  used <- counts[rowSums(counts) > 0, , drop = FALSE]
  # Small expected counts are warned of; they are in the result.
  plain <- suppressWarnings(chisq.test(used, correct = FALSE))
  small <- sum(plain$expected < 5)
  test <- if (nrow(used) == 2 && small > 0) list(kind = "fisher", p = fisher.test(used)$p.value)
    else list(kind = "pearson", chiSquare = unname(plain$statistic), df = unname(plain$parameter), p = plain$p.value, expectedBelow5 = small, cells = length(used))
  list(
    kind = "category",
    categories = keyed(setNames(lapply(ids, function(id) list(id = id, counts = as.list(counts[id, ]))), ids)),
    test = test, missing = no_gaps, outside = no_gaps
  )
}

table_one <- function(frame) {
  list(
    n = by_group(frame, TRUE),
    rows = keyed(list(
      sex = category_row(frame, "sex", c("male", "female")), ageYears = number_row(frame, "ageYears"),
      bmiKgPerM2 = number_row(frame, "bmiKgPerM2"), bmdTScore = number_row(frame, "bmdTScore"),
      region = category_row(frame, "region", region_names), followUpDays = number_row(frame, "followUpDays")
    ))
  )
}

phases <- c(preop = "preop", followUp = "followUp", changePercent = "change")

table_two <- function(frame) {
  rows <- list()
  for (q in quantities) for (phase in names(phases)) {
    column <- paste(q, phases[[phase]], sep = ".")
    rows[[paste(q, phase, sep = ".")]] <- list(quantity = q, phase = phase, comparison = compared(frame, column))
  }
  keyed(rows)
}

# Whose values stand behind the rows, and what else is shown of each: effect sizes, changes beyond the MDC.
behind_rows <- function(frame, rows, agreement, side, is_average) {
  lapply(rows, function(row) {
    column <- paste(row$quantity, phases[[row$phase]], sep = ".")
    x <- setNames(frame[[column]], frame$code)
    own <- function(g) x[frame$group == g]
    list(
      values = setNames(lapply(groups, function(g) as.list(own(g))), groups), effects = effect_sizes(own(groups[1]), own(groups[2])),
      dominance = cliffs_delta(own(groups[1]), own(groups[2])),
      # The MDC is of the observers' average; one observer's change is held against none.
      changes = if (is_average) changes_against_mdc(frame, x, agreement$rows[[paste(row$quantity, side, row$phase, sep = ".")]])
    )
  })
}

changes_against_mdc <- function(frame, change, line) {
  mdc <- line$changeMdc
  if (is.null(mdc)) return(NULL)
  standing <- ifelse(change < -mdc$mdc95, "decrease", ifelse(change > mdc$mdc95, "increase", "within"))
  count <- function(g) lapply(c(decrease = "decrease", within = "within", increase = "increase"), function(s) sum(standing == s & frame$group == g))
  list(
    mdc = mdc, source = "observers", ratedSubjects = line$n, groups = keyed(setNames(as.list(groups), groups)), counts = setNames(lapply(groups, count), groups),
    subjects = keyed(setNames(lapply(seq_along(change), function(i) list(
      code = frame$code[i], group = frame$group[i], changePercent = unname(change[i]), standing = standing[[i]]
    )), frame$code))
  )
}

correlation_rows <- function(frame) {
  keyed(lapply(c(preop = "preop", changePercent = "changePercent"), function(phase) {
    at <- phases[[phase]]
    csa <- frame[[paste0("csaMm2.", at)]]
    si <- frame[[paste0("si.", at)]]
    points <- lapply(seq_along(csa), function(i) list(code = frame$code[i], group = frame$group[i], csa = csa[i], si = si[i]))
    list(phase = phase, spearman = spearman_test(csa, si), points = keyed(setNames(points, frame$code)))
  }))
}

paired_rows <- function(frame, side) {
  rows <- list()
  for (q in quantities) for (g in groups) {
    own <- frame[frame$group == g, ]
    comparison <- compare_paired(own[[paste0(q, ".preop")]], own[[paste0(q, ".followUp")]])
    rows[[paste(q, side, g, sep = ".")]] <- list(group = g, comparison = comparison, method = comparison$chosen$test, nUsed = nrow(own), dropped = nobody)
  }
  keyed(rows)
}

adjusted_rows <- function(frame, side) {
  rows <- list()
  region_term <- function(id) list(lm = paste0("region", id), shown = list(region = list(id = id, comparedWith = region_names[1])))
  for (q in quantities) {
    baseline <- setNames(list(list(lm = "pre", shown = list())), paste(q, side, "preop", sep = "."))
    more <- c(baseline, list("region.T11-L2" = region_term("T11-L2"), "region.L3-L5" = region_term("L3-L5"), followUpDays = list(lm = "followUpDays", shown = list())))
    row <- function(terms, formula) list(outcome = ancova(frame, q, terms, formula), method = "ancova", nUsed = nrow(frame), dropped = nobody)
    rows[[paste(q, side, sep = ".")]] <- row(baseline, post ~ refractured + pre)
    rows[[sprintf("%s.%s.region+followUpDays", q, side)]] <- row(more, post ~ refractured + pre + region + followUpDays)
  }
  keyed(rows)
}

model_rows <- function(frame, side) {
  row <- function(columns, names, wording) {
    x <- as.matrix(frame[columns])
    colnames(x) <- names
    setNames(list(refracture_model(x, frame$refractured, wording)), paste(names, collapse = "+"))
  }
  keyed(c(
    row(c("csaMm2.preop", "si.preop", "bmiKgPerM2", "bmdTScore"), c(sprintf(c("csaMm2.%s.preop", "si.%s.preop"), side), "bmiKgPerM2", "bmdTScore"), "predicts"),
    row(c("csaMm2.change", "si.change"), sprintf(c("csaMm2.%s.change", "si.%s.change"), side), "is-associated")
  ))
}

roc_rows <- function(frame, side) {
  rows <- list()
  for (at in c("preop", "change")) for (q in quantities) {
    positive <- if (q == "si") "above" else "below"
    wording <- if (at == "preop") "predicts" else "is-associated"
    rows[[paste(q, side, at, sep = ".")]] <- c(
      list(phase = at, wording = wording, positiveIs = positive), roc(frame$refractured, frame[[paste(q, at, sep = ".")]], positive),
      list(method = "roc", nUsed = nrow(frame), dropped = nobody)
    )
  }
  keyed(rows)
}

# Every two of the curves, in their order, by DeLong's test of the same subjects.
roc_pairs <- function(frame) {
  columns <- c(paste0(quantities, ".preop"), paste0(quantities, ".change"))
  scores <- lapply(setNames(columns, columns), function(column) if (startsWith(column, "si.")) frame[[column]] else -frame[[column]])
  pairs <- combn(columns, 2, simplify = FALSE)
  setNames(lapply(pairs, function(pair) roc_difference(frame$refractured, scores[[pair[1]]], scores[[pair[2]]])), vapply(pairs, paste, "", collapse = " and "))
}

adjusted_correlations <- function(frame, side) {
  rows <- list()
  for (at in c("preop", "change")) for (kind in c("region", "level")) {
    controls <- if (kind == "region") model.matrix(~region, frame)[, -1] else cbind(level = frame$level)
    name <- sprintf("csaMm2.%s.%s.si.%s.%s.%s", side, at, side, at, kind)
    rows[[name]] <- list(
      correlation = partial_spearman(frame[[paste0("csaMm2.", at)]], frame[[paste0("si.", at)]], controls), method = "partial-spearman",
      nUsed = nrow(frame), dropped = nobody
    )
  }
  keyed(rows)
}

strata <- function(frame) {
  list(
    strata = keyed(lapply(setNames(region_names, region_names), function(region) {
      own <- frame[!is.na(frame$region) & frame$region == region, ]
      list(region = region, n = by_group(own, TRUE), rows = table_two(own))
    })),
    noLevel = nobody, outside = nobody
  )
}

# The primary test of every row of Table 2 under both presets.
primary_tests <- function(rows, adjusted, side) {
  of_test <- function(comparison, test) {
    if (test == "mann-whitney") {
      ranks <- comparison$mannWhitney
      shift <- comparison$shift
      return(list(test = test, statisticName = "Z", statistic = ranks$zSpss, p = ranks$pAsymptotic, estimate = shift$estimate, interval = positions(c(shift$exact$low, shift$exact$high))))
    }
    own <- comparison[[test]]
    list(test = test, statisticName = "t", statistic = own$t, df = own$df, p = own$p, estimate = own$meanDifference, interval = own$interval)
  }
  study <- lapply(rows, function(row) of_test(row$comparison, row$comparison$chosen$test))
  fixed <- lapply(rows, function(row) {
    if (row$phase != "followUp") return(of_test(row$comparison, "welch"))
    fit <- adjusted[[paste(row$quantity, side, sep = ".")]]$outcome
    own <- fit$difference
    list(test = "ancova", statisticName = "t", statistic = own$t, df = fit$df, p = own$p, estimate = own$estimate, interval = own$interval)
  })
  list("as-the-study" = positions(unname(study)), "fixed-in-advance" = positions(unname(fixed)))
}

flow <- function(data) {
  is_out <- data$all$standing %in% c("excluded", "not-eligible")
  known <- !is.na(data$all$group)
  frame <- data$frame
  list(
    # Neither file lists anybody who was read for practice.
    total = nrow(data$all), training = 0, customCovariates = nobody, groups = keyed(setNames(as.list(groups), groups)),
    counts = list(
      analysed = nrow(frame), excluded = sum(data$all$standing == "excluded"), "not-eligible" = sum(data$all$standing == "not-eligible"),
      incomplete = sum(!is_out & !data$complete), "group-unknown" = sum(!is_out & data$complete & !known), "filtered-out" = 0
    ),
    analysedByGroup = by_group(frame, TRUE),
    analysed = keyed(setNames(lapply(seq_len(nrow(frame)), function(i) list(
      group = frame$group[i], structures = positions(list(data$nested[[i]])), missingSi = nobody, missingReferences = nobody, missingFat = nobody,
      roiCount = data$roi_count[i], lossyRoiCount = data$lossy_count[i]
    )), frame$code))
  )
}

# Nobody has decided anything in the demo as it is opened.
nothing_settled <- function() list(
  settled = 0, waiting = 0, lapsed = 0, byDecision = list(average = 0, "re-read" = 0, "third-reading" = 0),
  thirdCannotMeasure = 0, protocolVersions = nobody
)

# Of all observers and both sides averaged; or of the observers and the side that are asked for.
recompute <- function(roi_file, subject_file, out_file, observers = NULL, side = "mean") {
  options(warn = 1)
  rois <- read_data(roi_file)
  data <- cohort(rois, read_data(subject_file), observers, side)
  frame <- data$frame
  agreement <- agreement_table(data)
  two <- table_two(frame)
  adjusted <- adjusted_rows(frame, side)
  versions <- unique(paste(rois$pixel_rule, rois$pixel_rule_version)[!is.na(rois$pixel_rule)])
  write_flat(list(
    results = list(
      flow = flow(data), tableOne = table_one(frame), tableTwo = two, normalised = nobody, fat = nobody,
      correlations = correlation_rows(frame), agreement = agreement,
      roundsAgreement = nobody, errorParts = error_parts(agreement), adjudication = nothing_settled(), protocolVersions = nobody, roiCount = nrow(data$used),
      pixelRules = keyed(setNames(as.list(versions), versions))
    ),
    analyses = list(
      paired = paired_rows(frame, side), adjusted = adjusted, models = model_rows(frame, side), rocs = roc_rows(frame, side), strata = strata(frame),
      correlations = adjusted_correlations(frame, side), primary = primary_tests(two, adjusted, side)
    ),
    rows = behind_rows(frame, two, agreement, side, is.null(observers)), rocPairs = roc_pairs(frame)
  ), out_file)
}
