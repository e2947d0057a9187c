import { Button } from '@mantine/core';
import { countsCalculation } from '../../../report/checks/countsCalculation';
import { iccCalculation } from '../../../report/checks/iccCalculation';
import { meansCalculation } from '../../../report/checks/meansCalculation';
import { statisticCalculation } from '../../../report/checks/statisticCalculation';
import { Segments } from '../../parts/Segments';
import { useKept } from '../resultsKept';
import { CalculatorOutcome } from './CalculatorOutcome';
import { CountsInput } from './CountsInput';
import './calculator.css';
import { calculatorKinds, calculatorText as text } from './calculatorText';
import { IccInput } from './IccInput';
import { MeansInput } from './MeansInput';
import { StatisticInput } from './StatisticInput';
import { nothingTyped, useTyped } from './useTyped';

/** Tests from published summaries. It needs no project's readings and shows none. */
export function Calculator() {
  const [keptKind, keepKind] = useKept('calculator kind');
  const kind = calculatorKinds.find((one) => one === keptKind) ?? 'means';
  const [typed, type] = useTyped();
  const calculation = {
    means: () => meansCalculation(typed.means),
    counts: () => countsCalculation(typed.counts),
    icc: () => iccCalculation(typed.icc),
    statistic: () => statisticCalculation(typed.statistic),
  }[kind]();
  const { errors, outcome } = calculation;
  return (
    <div className="calculator" data-testid="calculator">
      <Segments
        label={text.choose}
        choices={calculatorKinds}
        chosen={kind}
        texts={text.kinds}
        onChoose={keepKind}
      />
      <p className="hint">{text.hints[kind]}</p>
      <div className="calculator-input">
        {kind === 'means' ? (
          <MeansInput typed={typed.means} errors={errors} onType={(means) => type({ means })} />
        ) : kind === 'counts' ? (
          <CountsInput typed={typed.counts} errors={errors} onType={(counts) => type({ counts })} />
        ) : kind === 'icc' ? (
          <IccInput typed={typed.icc} errors={errors} onType={(icc) => type({ icc })} />
        ) : (
          <StatisticInput
            typed={typed.statistic}
            errors={errors}
            onType={(statistic) => type({ statistic })}
          />
        )}
        <Button onClick={() => type({ [kind]: nothingTyped[kind] })}>{text.clear}</Button>
      </div>
      <CalculatorOutcome outcome={outcome} />
    </div>
  );
}
