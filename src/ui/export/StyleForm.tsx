import type { PrintStyle } from '../../report/export/printStyle';
import { exportText } from './exportText';

const text = exportText.rounding;

const decimalNames = [
  'csaMm2',
  'si',
  'csaPerSi',
  'change',
  'statistic',
  'p',
  'covariate',
  'share',
] as const satisfies readonly (keyof PrintStyle['decimals'])[];

/** Most decimals that anybody prints. */
const mostDecimals = 6;

/** Decimals and signs, each by hand. */
export function StyleForm({
  style,
  onChoose,
}: {
  readonly style: PrintStyle;
  readonly onChoose: (style: PrintStyle) => void;
}) {
  const zeroInP = style.hasLeadingZeroInP ?? style.hasLeadingZero;
  const setDecimals = (name: (typeof decimalNames)[number], chosen: string): void => {
    const { [name]: _before, ...others } = style.decimals;
    onChoose({ ...style, decimals: chosen === '' ? others : { ...others, [name]: Number(chosen) } });
  };
  return (
    <details className="export-by-hand">
      <summary>{text.form}</summary>
      <fieldset>
        <legend>{text.decimalsTitle}</legend>
        <div className="export-decimals">
          {decimalNames.map((name) => (
            <label key={name}>
              <span>{text.decimals[name]}</span>
              <select
                value={style.decimals[name] ?? ''}
                onChange={(event) => setDecimals(name, event.target.value)}
              >
                <option value="">{text.byStudy}</option>
                {Array.from({ length: mostDecimals + 1 }, (_, count) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the count is the choice
                  <option key={count} value={count}>
                    {count}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </fieldset>
      <label className="export-option">
        <input
          type="checkbox"
          className="export-tick"
          checked={style.hasLeadingZero}
          onChange={(event) => onChoose(withZero(style, event.target.checked, zeroInP))}
        />
        <span>{text.leadingZero}</span>
      </label>
      <label className="export-option">
        <input
          type="checkbox"
          className="export-tick"
          checked={zeroInP}
          onChange={(event) => onChoose(withZero(style, style.hasLeadingZero, event.target.checked))}
        />
        <span>{text.leadingZeroInP}</span>
      </label>
      <div className="export-decimals">
        <Signs
          label={text.minus}
          names={text.minusNames}
          value={style.minus}
          onChoose={(minus) => onChoose({ ...style, minus })}
        />
        <Signs
          label={text.range}
          names={text.rangeNames}
          value={style.rangeMark}
          onChoose={(rangeMark) => onChoose({ ...style, rangeMark })}
        />
        <Signs
          label={text.noValue}
          names={text.noValueNames}
          value={style.noValue}
          onChoose={(noValue) => onChoose({ ...style, noValue })}
        />
      </div>
    </details>
  );
}

function withZero(style: PrintStyle, hasLeadingZero: boolean, inP: boolean): PrintStyle {
  const { hasLeadingZeroInP: _before, ...others } = style;
  return { ...others, hasLeadingZero, ...(inP !== hasLeadingZero && { hasLeadingZeroInP: inP }) };
}

function Signs<Sign extends string>({
  label,
  names,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly names: Readonly<Record<Sign, string>>;
  readonly value: Sign;
  readonly onChoose: (sign: Sign) => void;
}) {
  const signs = Object.keys(names).filter((one): one is Sign => one in names);
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const sign = signs.find((one) => one === event.target.value);
          if (sign !== undefined) onChoose(sign);
        }}
      >
        {signs.map((sign) => (
          <option key={sign} value={sign}>
            {names[sign]}
          </option>
        ))}
      </select>
    </label>
  );
}
