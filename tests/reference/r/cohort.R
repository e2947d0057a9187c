# From the ROI file: averages over observers, then sides; CSA/SI; changes. From the subject file only what no ROI holds.

read_data <- function(file) {
  text <- read.csv(file, colClasses = "character", na.strings = "", fileEncoding = "UTF-8-BOM", check.names = FALSE)
  text
}

# The rows that count: first readings that are signed, of what the protocol asks for.
counted_rois <- function(rois) {
  rows <- rois[rois$round == "1" & rois$state == "signed" & rois$is_in_protocol == "true", ]
  area <- ifelse(rows$csa_kind == "net", rows$csa_net_mm2, rows$csa_gross_mm2)
  data.frame(
    subject = rows$subject, time = rows$time_point, side = rows$side, observer = rows$observer,
    csaMm2 = as.numeric(area), si = as.numeric(rows$si_mean_au),
    grossMm2 = as.numeric(rows$csa_gross_mm2), netMm2 = as.numeric(rows$csa_net_mm2),
    slice = paste(rows$sop_instance_uid, rows$frame), lossy = rows$is_lossy == "true",
    reopenings = as.numeric(rows$reopenings), stringsAsFactors = FALSE
  )
}

times <- c("preop", "followUp")
sides <- c("right", "left")
quantities <- c("csaMm2", "si", "csaPerSi")
region_names <- c("T5-T10", "T11-L2", "L3-L5")
level_names <- c(paste0("T", 1:13), paste0("L", 1:6), "S1")

percent_change <- function(before, after) 100 * (after - before) / before

# One subject by the rules of the study; NULL where a cell of an observer, side or time point is missing.
subject_values <- function(own, observers, sides) {
  if (nrow(own) < length(observers) * length(sides) * 2 || anyNA(own$csaMm2)) return(NULL)
  side_values <- function(time, side) {
    cell <- own[own$time == time & own$side == side, ]
    cell <- cell[match(observers, cell$observer), ]
    csa <- mean(cell$csaMm2)
    si <- mean(cell$si)
    list(side = side, csaMm2 = csa, si = si, csaPerSi = csa / si, grossMm2 = mean(cell$grossMm2), netMm2 = mean(cell$netMm2))
  }
  both <- lapply(setNames(times, times), function(time) lapply(setNames(sides, sides), function(side) side_values(time, side)))
  of_both <- function(time, what) vapply(both[[time]], function(side) side[[what]], 0)
  average <- lapply(setNames(times, times), function(time) {
    csa <- mean(of_both(time, "csaMm2"))
    si <- mean(of_both(time, "si"))
    list(csaMm2 = csa, si = si, csaPerSi = csa / si)
  })
  change <- lapply(setNames(quantities, quantities), function(q) percent_change(average$preop[[q]], average$followUp[[q]]))
  asymmetry <- if (length(sides) == 2) lapply(setNames(times, times), function(time) {
    percent <- function(what) {
      v <- of_both(time, what)
      unname(100 * (v["left"] - v["right"]) / ((v["left"] + v["right"]) / 2))
    }
    list(csaPercent = percent("csaMm2"), siPercent = percent("si"))
  })
  excluded <- lapply(setNames(times, times), function(time) {
    gross <- mean(of_both(time, "grossMm2"))
    100 * (gross - mean(of_both(time, "netMm2"))) / gross
  })
  list(
    sides = lapply(both, keyed), average = average, changePercent = change, asymmetry = asymmetry,
    excludedSharePercent = excluded, isExclusionUneven = abs(excluded$followUp - excluded$preop) > 5,
    normalised = positions(list())
  )
}

region_of <- function(level) {
  ifelse(level %in% paste0("T", 5:10), region_names[1],
    ifelse(level %in% c("T11", "T12", "T13", "L1", "L2"), region_names[2],
      ifelse(level %in% paste0("L", 3:5), region_names[3], NA)))
}

# The analysed subjects: one row each with every variable, and the values as the product nests them.
cohort <- function(rois, subjects, chosen = NULL, side = "mean") {
  counted <- counted_rois(rois)
  observers <- sort(unique(counted$observer))
  used_observers <- if (is.null(chosen)) observers else chosen
  used_sides <- if (side == "mean") sides else side
  used <- counted[counted$observer %in% used_observers & counted$side %in% used_sides, ]
  own <- lapply(subjects$subject, function(code) used[used$subject == code, ])
  nested <- setNames(lapply(own, subject_values, used_observers, used_sides), subjects$subject)
  complete <- !vapply(nested, is.null, NA)
  analysed <- complete & !is.na(subjects$group) & subjects$standing != "excluded" & subjects$standing != "not-eligible"
  kept <- subjects[analysed, ]
  number <- function(column) as.numeric(kept[[column]])
  value <- function(time, q) vapply(nested[analysed], function(s) if (time == "change") s$changePercent[[q]] else s$average[[time]][[q]], 0, USE.NAMES = FALSE)
  frame <- data.frame(
    code = kept$subject, group = kept$group, refractured = as.numeric(kept$group == "refractured"), sex = kept$sex,
    ageYears = number("age_years"), bmiKgPerM2 = number("bmi_kg_per_m2"), bmdTScore = number("bmd_t_score"),
    followUpDays = as.numeric(as.Date(kept$follow_up_date) - as.Date(kept$surgery_date)),
    level = match(kept$level, level_names) - 1, region = factor(region_of(kept$level), region_names), stringsAsFactors = FALSE
  )
  for (time in c(times, "change")) for (q in quantities) frame[[paste(q, time, sep = ".")]] <- value(time, q)
  counts <- function(what) vapply(own[analysed], what, 0)
  list(
    frame = frame, nested = nested[analysed], counted = counted, used = used, observers = observers, all = subjects, complete = complete,
    roi_count = counts(nrow), lossy_count = counts(function(rows) sum(rows$lossy))
  )
}
