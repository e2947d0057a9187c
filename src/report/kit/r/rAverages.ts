/** R: from ROIs to a subject's values. */
export const rAverages = `
# ---- From ROIs to a subject's values ---------------------------------------------------------------------------------
# Mean over the observers of a side, then over the sides; CSA/SI is the ratio of the averages; change in percent of pre-op.

times <- c("preop", "followUp")

# One line for each observer in whose place an ROI stands: with adjudication a third reading may stand in two.
places_of <- function(readings, column) {
  places <- strsplit(ifelse(is.na(readings[[column]]), "", readings[[column]]), ";", fixed = TRUE)
  list(row = rep(seq_along(places), lengths(places)), observer = unlist(places))
}

# A column of the ROIs as an array: subject, muscle, time point, side, observer. NA where there is no such ROI.
roi_arrays <- function(readings, subject_count) {
  places <- places_of(readings, if (study$adjudication == "with") "adjudicated_of" else "original_of")
  rows <- readings[places$row, , drop = FALSE]
  index <- cbind(
    as.integer(rows$subject_number), match_pairs(rows$site, rows$muscle, study$muscles),
    match(rows$time_point, times), match(rows$side, study$sides), match(places$observer, as_in_files(study$observers))
  )
  is_used <- stats::complete.cases(index)
  size <- c(subject_count, nrow(study$muscles), 2, length(study$sides), length(study$observers))
  filled <- function(values) {
    filling <- array(NA_real_, size)
    filling[index[is_used, , drop = FALSE]] <- values[is_used]
    filling
  }
  list(
    csa = filled(numbers(rows$csa_mm2)), net = filled(numbers(rows$csa_net_mm2)), si = filled(numbers(rows$si_au)),
    impossible = filled(ifelse(is.na(rows$si_is_impossible), 0, rows$si_is_impossible == "true"))
  )
}

match_pairs <- function(sites, muscles, known) {
  place <- rep(NA_integer_, length(sites))
  for (i in seq_len(nrow(known))) {
    place[which(sites == as_in_files(known$site[i]) & muscles == as_in_files(known$muscle[i]))] <- i
  }
  place
}

# The muscles of each analysed structure: one, or all of a site taken together.
members_of <- function(i) {
  own <- study$structures[i, ]
  if (own$muscle == "combined") which(study$muscles$site == own$site)
  else which(study$muscles$site == own$site & study$muscles$muscle == own$muscle)
}

# All muscles as one: areas are added, signals weighted by the net area.
structure_arrays <- function(rois) {
  size <- dim(rois$csa)
  size[2] <- nrow(study$structures)
  made <- list(csa = array(NA_real_, size), si = array(NA_real_, size), impossible = array(0, size), measured = array(0, size))
  for (i in seq_len(size[2])) {
    own <- members_of(i)
    pick <- function(what, m) rois[[what]][, m, , , , drop = FALSE]
    plus <- function(parts) Reduce("+", parts)
    csa <- plus(lapply(own, function(m) pick("csa", m)))
    si <- if (length(own) == 1) pick("si", own) else {
      plus(lapply(own, function(m) pick("net", m) * pick("si", m))) / plus(lapply(own, function(m) pick("net", m)))
    }
    made$csa[, i, , , ] <- csa
    made$si[, i, , , ] <- si
    made$impossible[, i, , , ] <- plus(lapply(own, function(m) ifelse(is.na(pick("impossible", m)), 0, pick("impossible", m))))
    made$measured[, i, , , ] <- plus(lapply(own, function(m) as.numeric(!is.na(pick("impossible", m)))))
  }
  made
}

# Mean over the last dimension of what the mask takes; NaN where it takes nothing, NA where something taken is missing.
mean_of_taken <- function(values, mask) {
  size <- dim(values)
  last <- size[length(size)]
  flat <- array(values, c(prod(size[-length(size)]), last))
  taken <- array(mask, dim(flat))
  top <- Reduce("+", lapply(seq_len(last), function(k) ifelse(taken[, k], flat[, k], 0)))
  bottom <- Reduce("+", lapply(seq_len(last), function(k) as.numeric(taken[, k])))
  array(top / bottom, size[-length(size)])
}

# From cells (subject, structure, time, side, observer) and a mask of those that count: sides, averages, and whether all are
# positive. The mask is the same for both time points.
averages_of <- function(cells, mask) {
  csa_sides <- mean_of_taken(cells$csa, mask)
  si_sides <- mean_of_taken(cells$si, mask)
  has_side <- !is.nan(mean_of_taken(ifelse(mask, 1, 0), mask))
  has_side <- array(has_side, dim(csa_sides))
  whole <- apply(!has_side | (!is.na(csa_sides) & csa_sides > 0 & is.finite(csa_sides)), c(1, 2), all)
  signal <- apply(!has_side | is.na(si_sides) | (si_sides > 0 & is.finite(si_sides)), c(1, 2), all)
  csa <- mean_of_taken(csa_sides, has_side)
  si <- mean_of_taken(si_sides, has_side)
  list(csa = csa, si = si, positive_csa = whole, positive_si = signal, some = apply(has_side, c(1, 2), any))
}

# Every subject's values, or that it is incomplete. Matched: a subject that lacks something is made of the observers' cells
# that are there at both time points.
subject_values <- function(readings, subject_count) {
  cells <- structure_arrays(roi_arrays(readings, subject_count))
  size <- dim(cells$csa)
  all_cells <- array(TRUE, size)
  complete_case <- averages_of(cells, all_cells)
  has_area <- apply(!is.na(cells$csa), 1, all)
  is_impossible <- apply(cells$impossible > 0, 1, any)
  lacks_si <- apply(is.na(cells$si) & !is.na(cells$csa), 1, any)
  is_complete <- has_area & !is_impossible & apply(complete_case$positive_csa, 1, all) &
    (lacks_si | apply(complete_case$positive_si, 1, all))
  has_si <- is_complete & !lacks_si
  csa <- complete_case$csa
  si <- complete_case$si
  if (study$missing_rule == "matched") {
    at_both <- function(there) there[, , 1, , , drop = FALSE] & there[, , 2, , , drop = FALSE]
    twice <- function(mask) {
      both <- array(FALSE, size)
      both[, , 1, , ] <- mask
      both[, , 2, , ] <- mask
      both
    }
    with_si <- averages_of(cells, twice(at_both(!is.na(cells$csa) & !is.na(cells$si))))
    with_area <- averages_of(cells, twice(at_both(!is.na(cells$csa))))
    usable <- function(made) made$some & made$positive_csa & made$positive_si
    first <- usable(with_si)
    second <- usable(with_area)
    for (n in which(!has_si)) {
      if (!all(first[n, ] | second[n, ])) next
      for (i in seq_len(size[2])) {
        made <- if (first[n, i]) with_si else with_area
        csa[n, i, ] <- made$csa[n, i, ]
        si[n, i, ] <- made$si[n, i, ]
      }
      is_complete[n] <- TRUE
      has_si[n] <- !anyNA(si[n, , 1])
    }
  }
  csa[!is_complete, , ] <- NA
  si[!has_si, , ] <- NA
  ratio <- csa / si
  change <- function(values) 100 * (values[, , 2, drop = FALSE] - values[, , 1, drop = FALSE]) / values[, , 1, drop = FALSE]
  with_change <- function(values) {
    all <- array(NA_real_, c(size[1], size[2], 3))
    all[, , 1:2] <- values
    all[, , 3] <- change(values)
    all
  }
  list(csaMm2 = with_change(csa), si = with_change(si), csaPerSi = with_change(ratio), is_complete = is_complete)
}
`;
