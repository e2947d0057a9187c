/** What the suite knows of one test: the input fields it reads and the expected fields it compares; `a.b` stands for b inside a. */
export interface KnownFields {
  readonly input: readonly string[];
  readonly expected: readonly string[];
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');
const fields = (input: string, expected: string): KnownFields => ({
  input: words(input),
  expected: words(expected),
});

const twoSample = 'n1 n2 t df p mean_diff se ci_low ci_high mean1 mean2 sd1 sd2';
const iccForms = ['ICC_1_1', 'ICC_2_1', 'ICC_3_1', 'ICC_1_k', 'ICC_2_k', 'ICC_3_k']
  .flatMap((form) => [form, ...words('icc ci_low ci_high F df1 df2 p').map((field) => `${form}.${field}`)])
  .join(' ');
const centred = (centre: string): string =>
  `${centre} ${centre}.F ${centre}.df1 ${centre}.df2 ${centre}.p ${centre}.error`;

/** By test name. Whatever is not listed is a failure of the suite: nothing is passed over because nobody thought of it. */
export const KNOWN_FIELDS: ReadonlyMap<string, KnownFields> = new Map([
  ['distributions', fields('fn args', 'value')],
  [
    'descriptive',
    fields(
      'x',
      'n n_missing mean sd se min max median skewness_spss skewness_se kurtosis_spss kurtosis_se ci_low ci_high mean_exact_from_doubles sd_exact_from_doubles',
    ),
  ],
  ['quantiles', fields('x', 'n probs type6 type7 tukey_hinges')],
  ['shapiro', fields('x', 'n W p')],
  ['levene', fields('groups', `${centred('mean')} ${centred('median')}`)],
  ['t_student', fields('x y', twoSample)],
  ['t_welch', fields('x y', twoSample)],
  ['t_paired', fields('x y', 'n t df p mean_diff sd_diff se ci_low ci_high dz')],
  [
    'mann_whitney',
    fields(
      'x y',
      'n1 n2 U1 U2 U W_ranksum1 mean_rank1 mean_rank2 z_signed z_spss p_asymp p_asymp_cc p_exact p_exact_ties p_exact_spss_ignoring_ties rank_biserial',
    ),
  ],
  [
    'wilcoxon_signed_rank',
    fields(
      'x y',
      'n n_zero n_pos n_neg V_pos V_neg z_signed z_spss p_asymp p_asymp_cc p_exact p_exact_ties rank_biserial',
    ),
  ],
  [
    'hodges_lehmann',
    fields(
      'x y',
      'n1 n2 estimate exact_ci_low exact_ci_high exact_k exact_achieved_conf asymp_k asymp_ci_low asymp_ci_high',
    ),
  ],
  [
    'chi2',
    fields(
      'table',
      'n chi2 df p lr lr_p min_expected n_expected_lt5 cramers_v phi yates_chi2 yates_p fisher_p fisher_p_greater fisher_p_less cond_or cond_or_low cond_or_high or or_low or_high',
    ),
  ],
  ['pearson', fields('x y', 'n r t df p ci_low ci_high')],
  [
    'spearman',
    fields(
      'x y',
      'n rho t df p p_t p_exact p_edgeworth_AS89 ci_fisher_low ci_fisher_high ci_bonett_wright_low ci_bonett_wright_high kendall_tau_b',
    ),
  ],
  [
    'icc',
    fields(
      'ratings',
      `n k MSR MSC MSE MSW v_A1 sem_agreement sem_consistency mdc95_agreement mdc95_consistency ${iccForms}`,
    ),
  ],
  [
    'bland_altman',
    fields(
      'x y',
      `n bias sd bias_se bias_ci_low bias_ci_high loa_low loa_high loa_low_196 loa_high_196 loa_low_2sd loa_high_2sd loa_se_1986 loa_se_1999
       loa_low_ci_1999 loa_high_ci_1999 loa_low_ci_1986 loa_high_ci_1986 loa_high_ci_exact_carkeet loa_low_ci_exact_carkeet
       proportional_bias proportional_bias.slope proportional_bias.slope_se proportional_bias.slope_p`,
    ),
  ],
  [
    'anova',
    fields(
      'groups',
      'F df1 df2 p F_exact_from_doubles welch_F welch_df2 welch_p kw_H kw_p tukey_pairs tukey_p tukey_diff',
    ),
  ],
  [
    'ancova',
    fields(
      'pre post group',
      'n diff se t df p F ci_low ci_high slope slope_se adj_mean0 adj_mean1 slope_homogeneity_F slope_homogeneity_p r2 partial_eta2',
    ),
  ],
  [
    'logistic',
    fields('X y', 'n separation coef se wald p or or_low or_high deviance null_deviance lr_chi2 lr_p loglik'),
  ],
  [
    'roc',
    fields(
      'y score score2',
      'n_pos n_neg auc se_delong ci_delong_low ci_delong_high se_hanley_mcneil_exponential youden youden_threshold youden_sens youden_spec youden_tied auc2 delong_z delong_p',
    ),
  ],
  ['effect_size', fields('x y', 'cohens_d d_ci_low d_ci_high hedges_g g_ci_low g_ci_high J glass_delta_y')],
  ['p_adjust', fields('p', 'bonferroni holm hochberg BH BY sidak')],
  ['kendall', fields('x y', 'n tau_b z p p_exact ci_low ci_high')],
  ['spearman_permutation', fields('x y', 'p')],
  ['lins_concordance', fields('x y', 'n ccc ci_low ci_high accuracy precision location_shift scale_shift')],
  ['cliffs_delta', fields('x y', 'delta se ci_low ci_high')],
  [
    'rank_biserial',
    fields('x y', 'independent independent_low independent_high paired paired_low paired_high'),
  ],
  ['paired_effect', fields('x y', 'n dz dz_low dz_high gz gz_low gz_high')],
  ['repeatability', fields('measurements', 'n k within_sd within_low within_high coefficient cv_rms cv_log')],
  ['bland_altman_ratio', fields('x y', 'ratio ratio_low ratio_high lower upper lower_1999 upper_1999')],
  ['qq_plot', fields('x', 'theoretical_r theoretical_blom observed slope intercept')],
  [
    'ancova_covariates',
    fields(
      'post group covariates',
      'n diff se t p ci_low ci_high df slope adj_mean0 adj_mean1 homogeneity_f homogeneity_p r2 partial_eta2',
    ),
  ],
  ['linear_regression', fields('X y', 'n coef se t p ci_low ci_high residual_sd r2 adj_r2 F F_p')],
  ['partial_correlation', fields('x y controls method', 'n r t df p ci_low ci_high')],
  ['tukey_intervals', fields('groups', 'diff low high')],
  ['logistic_terms', fields('X y', 'lr p events_per_covariate')],
  ['firth', fields('X y', 'n coef se chi2 p ci_low ci_high loglik')],
  ['roc_difference', fields('y score score2', 'difference se ci_low ci_high z p')],
  [
    't_summaries',
    fields(
      'first second',
      'student_t student_p student_low student_high welch_t welch_df welch_p welch_low welch_high',
    ),
  ],
  ['icc_summary', fields('form icc n k rater_ratio', 'ci_low ci_high F p')],
]);
