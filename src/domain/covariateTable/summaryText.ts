import { foldWord } from './foldText';

const words =
  /^(grand |sub)?(totals?|sum|means?|average|avg|median|sd|s\.d\.|min|max|minimum|maximum|range|n|count|gesamt|summe|mittelwert|anzahl|moyenne|ecart-type|suma|promedio|media|mediana|总计|合计|小计|总数|共计|平均|平均值|平均数|均值|均数|中位数|标准差|例数|最大值|最小值|合計|総計|平均値|中央値|標準偏差|합계|총계|평균|중앙값|표준편차)(\s*(±|\+\/-|\(|\/|[:=]|n\b|sd\b).*)?$/u;

/** Whether a cell says that its row sums up others: 合计, Total, Mean ± SD, n = 42. */
export function isSummaryText(text: string): boolean {
  return text !== '' && words.test(foldWord(text));
}
