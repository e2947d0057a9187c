# With and without adjudication, from the ROI file alone: each row as often as its weight says, then the mean of the sides.

weighted_averages <- function(roi_file, weight) {
  rois <- read_data(roi_file)
  rois$weight <- as.numeric(rois[[weight]])
  rois <- rois[rois$weight > 0, ]
  area <- as.numeric(ifelse(rois$csa_kind == "net", rois$csa_net_mm2, rois$csa_gross_mm2))
  mean_of <- function(values) {
    sides <- aggregate(list(top = values * rois$weight, bottom = rois$weight), rois[c("subject", "time_point", "side")], sum)
    sides$value <- sides$top / sides$bottom
    aggregate(list(value = sides$value), sides[c("subject", "time_point")], mean)
  }
  csa <- mean_of(area)
  si <- mean_of(as.numeric(rois$si_mean_au))
  names(csa)[3] <- "csa"
  names(si)[3] <- "si"
  merge(csa, si)
}

settled_differences <- function(roi_file, subject_file) {
  subjects <- read_data(subject_file)
  subjects <- subjects[subjects$standing == "analysed", ]
  largest <- function(weight, prefix) {
    ours <- weighted_averages(roi_file, weight)
    max(vapply(seq_len(nrow(subjects)), function(i) {
      own <- ours[ours$subject == subjects$subject[i], ]
      at <- function(time, what) own[[what]][own$time_point == time]
      saved <- function(what) as.numeric(subjects[[paste0(prefix, what)]][i])
      change <- function(what) percent_change(at("preop", what), at("followUp", what))
      max(
        abs(at("preop", "csa") - saved("roi_csa_preop_mm2")), abs(at("followUp", "csa") - saved("roi_csa_follow_up_mm2")),
        abs(at("preop", "si") - saved("roi_si_preop_au")), abs(at("followUp", "si") - saved("roi_si_follow_up_au")),
        abs(change("csa") - saved("roi_csa_change_percent")), abs(change("si") - saved("roi_si_change_percent"))
      )
    }, 0))
  }
  cat(nrow(subjects), largest("weight_with_adjudication", ""), largest("weight_of_originals", "original_"))
}
